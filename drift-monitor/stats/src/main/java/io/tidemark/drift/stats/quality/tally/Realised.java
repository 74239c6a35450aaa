package io.tidemark.drift.stats.quality.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Quality by labels. Before maturity only a part of the frauds is known; each of these then counts for those that are
 * still to come ({@code completion}), and the rest of the measured transactions as genuine.
 *
 * @param measured weight of the transactions whose class is known, or will be
 * @param frauds weight of the frauds among them, those still to come included
 * @param recallFlagged share of these that were declined or sent to review; {@code recallDeclined}: that were declined
 * @param precisionFlagged share of frauds among the measured ones that were declined or sent to review
 * @param cardPrecision share of the k highest cards that a label called a fraud; {@code unknownCards} of them were
 *     declined and nobody has spoken, so the true share may be larger by these. No card is left out for having been
 *     found on an earlier day
 */
public record Realised(
        double measured,
        double frauds,
        BinnedRanking ranking,
        double recallFlagged,
        double recallDeclined,
        double precisionFlagged,
        double precisionDeclined,
        double cardPrecision,
        int unknownCards,
        double logLoss,
        double brier,
        double calibrationError) {

    /** @param completion how many frauds stand behind each that is known: 1 after maturity */
    public static Realised of(Tally tally, int k, double completion) {
        ClassWeights weights = ClassWeights.of(tally);
        double[] frauds = weights.frauds(completion);
        double measured = total(tally, Slots.MEASURED);
        List<TopCards.Card> cards = tally.cards().stream().limit(k).toList();
        long hits =
                cards.stream().filter(card -> tally.defrauded(card.customer())).count();
        long unknown = cards.stream()
                .filter(card -> card.declined() && !tally.defrauded(card.customer()))
                .count();
        double known = total(tally, Slots.FRAUD);
        return new Realised(
                measured,
                known * completion,
                BinnedRanking.of(frauds, ClassWeights.less(weights.measured(), frauds)),
                Ratio.of(flagged(tally, Slots.FRAUD), known),
                Ratio.of(fixed(tally, Slots.FRAUD + Decided.DECLINE.ordinal()), known),
                Ratio.of(completion * flagged(tally, Slots.FRAUD), flagged(tally, Slots.MEASURED)),
                Ratio.of(
                        completion * fixed(tally, Slots.FRAUD + Decided.DECLINE.ordinal()),
                        fixed(tally, Slots.MEASURED + Decided.DECLINE.ordinal())),
                cards.isEmpty() ? Double.NaN : (double) hits / k,
                (int) unknown,
                mean(tally, measured, completion, Slots.LOSS_IF_GENUINE, Slots.FRAUD_LOSS_IF_GENUINE, Slots.FRAUD_LOSS),
                mean(
                        tally,
                        measured,
                        completion,
                        Slots.SQUARE_IF_GENUINE,
                        Slots.FRAUD_SQUARE_IF_GENUINE,
                        Slots.FRAUD_SQUARE),
                BinnedCalibration.error(weights.measured(), weights.measuredExpected(), frauds));
    }

    private static double mean(Tally tally, double measured, double completion, int genuine, int less, int fraud) {
        double sum = fixed(tally, genuine) + completion * (fixed(tally, fraud) - fixed(tally, less));
        return Ratio.of(sum, measured);
    }

    private static double total(Tally tally, int slot) {
        double sum = 0;
        for (int i = 0; i < Decided.COUNT; i++) {
            sum += fixed(tally, slot + i);
        }
        return sum;
    }

    private static double flagged(Tally tally, int slot) {
        return fixed(tally, slot + Decided.REVIEW.ordinal()) + fixed(tally, slot + Decided.DECLINE.ordinal());
    }

    private static double fixed(Tally tally, int slot) {
        return Fixed.toDouble(tally.number(slot));
    }

    /** By currency, in the order of the alphabet. */
    public static List<MoneyOutcome> money(Tally tally) {
        SortedMap<String, long[]> sums = new TreeMap<>();
        tally.from(Slots.MONEY).forEach((slot, value) -> {
            int what = (slot - Slots.MONEY) % Slots.PER_CURRENCY;
            boolean expected = what >= Decided.COUNT;
            boolean flagged = Decided.at(what % Decided.COUNT).flagged();
            sums.computeIfAbsent(Slots.currency(slot), unused -> new long[4])[(expected ? 2 : 0) + (flagged ? 0 : 1)] +=
                    value;
        });
        List<MoneyOutcome> outcomes = new ArrayList<>();
        sums.forEach((currency, sum) -> outcomes.add(new MoneyOutcome(currency, sum[0], sum[1], sum[2], sum[3])));
        return outcomes;
    }
}
