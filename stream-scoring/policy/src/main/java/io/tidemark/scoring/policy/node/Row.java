package io.tidemark.scoring.policy.node;

import java.util.Arrays;

/**
 * What conditions look at for one transaction, in slots that were given out when they were compiled. Filled anew for
 * each transaction, so that nothing is allocated for it. Not thread-safe.
 *
 * <p>A condition that reads what is missing fails, which is neither true nor false: the row notes it, and an
 * {@code and} or {@code or} whose other side decides alone takes the note back.
 */
public final class Row {

    /** What a condition could not read. */
    public enum Kind {
        NUMBER,
        TEXT,
        /** A comparison with 0/0 and the like. */
        NO_NUMBER
    }

    /** @param slot the number's or the text's; -1 if none is to blame */
    public record Failure(Kind kind, int slot) {}

    private static final Failure NO_NUMBER = new Failure(Kind.NO_NUMBER, -1);

    private final double[] numbers;
    private final String[] texts;
    private final boolean[] listed;
    private final Failure[] missingNumbers;
    private final Failure[] missingTexts;
    private long eventTimeMillis;
    private Failure failure;

    public Row(int numbers, int texts, int lists) {
        this.numbers = new double[numbers];
        this.texts = new String[texts];
        this.listed = new boolean[lists];
        this.missingNumbers = failures(Kind.NUMBER, numbers);
        this.missingTexts = failures(Kind.TEXT, texts);
        Arrays.fill(this.numbers, Double.NaN);
    }

    /** @param value NaN is missing */
    public void number(int slot, double value) {
        numbers[slot] = value;
    }

    /** @param value null is missing */
    public void text(int slot, String value) {
        texts[slot] = value;
    }

    public void listed(int slot, boolean value) {
        listed[slot] = value;
    }

    public void eventTime(long millis) {
        eventTimeMillis = millis;
    }

    double numberOrFail(int slot) {
        double value = numbers[slot];
        if (Double.isNaN(value)) {
            fail(missingNumbers[slot]);
        }
        return value;
    }

    String textOrFail(int slot) {
        String value = texts[slot];
        if (value == null) {
            fail(missingTexts[slot]);
            return "";
        }
        return value;
    }

    boolean hasNumber(int slot) {
        return !Double.isNaN(numbers[slot]);
    }

    boolean hasText(int slot) {
        return texts[slot] != null;
    }

    boolean isListed(int slot) {
        return listed[slot];
    }

    long eventTimeMillis() {
        return eventTimeMillis;
    }

    void failWithoutNumber() {
        fail(NO_NUMBER);
    }

    void fail(Failure what) {
        failure = what;
    }

    public boolean failed() {
        return failure != null;
    }

    /** Takes the note back and hands it out; null if nothing failed. */
    public Failure takeFailure() {
        Failure taken = failure;
        failure = null;
        return taken;
    }

    private static Failure[] failures(Kind kind, int slots) {
        Failure[] failures = new Failure[slots];
        Arrays.setAll(failures, slot -> new Failure(kind, slot));
        return failures;
    }
}
