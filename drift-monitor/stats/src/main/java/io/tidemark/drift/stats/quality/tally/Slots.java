package io.tidemark.drift.stats.quality.tally;

import io.tidemark.drift.stats.quality.delay.DelayBins;
import io.tidemark.drift.stats.quality.label.LabelKind;

/**
 * Which number of a tally means what. Numbers named "weight" and all sums of fractions are {@link Fixed}; money is in
 * minor units.
 */
final class Slots {
    /** Scored transactions, by decision from here. */
    static final int EVENTS = 0;

    /** Transactions whose class can become known, by decision: their weight. */
    static final int MEASURED = EVENTS + Decided.COUNT;

    /** Of these the frauds: their weight, by decision. */
    static final int FRAUD = MEASURED + Decided.COUNT;

    /** Sum of the scores of all transactions, by decision: the frauds to be expected. */
    static final int EXPECTED = FRAUD + Decided.COUNT;

    static final int FRAUD_LABELS = EXPECTED + Decided.COUNT;
    static final int GENUINE_LABELS = FRAUD_LABELS + LabelKind.values().length;
    static final int CONTRADICTED = GENUINE_LABELS + LabelKind.values().length;
    static final int WITHDRAWN = CONTRADICTED + 1;

    /** Declined, and nobody who could know has spoken. */
    static final int CENSORED = WITHDRAWN + 1;

    /** Let through at random for the sake of learning, weighted by 1/propensity. */
    static final int RELEASED = CENSORED + 1;

    /** Weighted squared error and log loss that the measured ones have if they are genuine. */
    static final int SQUARE_IF_GENUINE = RELEASED + 1;

    static final int LOSS_IF_GENUINE = SQUARE_IF_GENUINE + 1;
    /** What of it belongs to frauds, and what these have instead. */
    static final int FRAUD_SQUARE_IF_GENUINE = LOSS_IF_GENUINE + 1;

    static final int FRAUD_LOSS_IF_GENUINE = FRAUD_SQUARE_IF_GENUINE + 1;
    static final int FRAUD_SQUARE = FRAUD_LOSS_IF_GENUINE + 1;
    static final int FRAUD_LOSS = FRAUD_SQUARE + 1;

    /** Labels of which no transaction is known: waiting now, and given up so far. */
    static final int LABELS_WAITING = FRAUD_LOSS + 1;

    static final int LABELS_EXPIRED = LABELS_WAITING + 1;
    /** Scores that came after their time on record was over. */
    static final int SCORES_TOO_LATE = LABELS_EXPIRED + 1;

    /** Per bin of the score: events, their scores' sum, measured weight, that times the score, fraud weight. */
    static final int BINS = 1_000;

    static final int PER_BIN = 5;
    static final int BIN_EVENTS = 0;
    static final int BIN_EXPECTED = 1;
    static final int BIN_MEASURED = 2;
    static final int BIN_MEASURED_EXPECTED = 3;
    static final int BIN_FRAUD = 4;

    /** Per fraud label in force: delay, by kind. */
    static final int DELAYS = 50_000;

    /** Per currency: amount of frauds by decision, amount of frauds to be expected by decision. */
    static final int MONEY = 100_000;

    static final int PER_CURRENCY = 2 * Decided.COUNT;
    private static final int LETTERS = 26;
    private static final String NO_CURRENCY = "XXX";

    private Slots() {}

    static int bin(int bin, int what) {
        return BINS + bin * PER_BIN + what;
    }

    static int delay(LabelKind kind, int bin) {
        return DELAYS + kind.ordinal() * DelayBins.COUNT + bin;
    }

    /** First slot of a currency, by its ISO 4217 letters; XXX, no currency, for anything else. */
    static int money(String currency) {
        String code = currency.matches("[A-Z]{3}") ? currency : NO_CURRENCY;
        int number = 0;
        for (int i = 0; i < code.length(); i++) {
            number = number * LETTERS + code.charAt(i) - 'A';
        }
        return MONEY + number * PER_CURRENCY;
    }

    /** The currency of a slot from {@link #MONEY} on. */
    static String currency(int slot) {
        int number = (slot - MONEY) / PER_CURRENCY;
        return new String(new char[] {
            (char) ('A' + number / LETTERS / LETTERS),
            (char) ('A' + number / LETTERS % LETTERS),
            (char) ('A' + number % LETTERS)
        });
    }
}
