package io.tidemark.drift.stats.quality.label;

import java.util.Arrays;
import java.util.Optional;

/**
 * All that was said of one transaction, as far as it can still matter: the newest statement of each precedence, and
 * which verdicts each has given.
 *
 * <p>In force is the newest statement of the highest precedence that has not been withdrawn; a withdrawal takes back
 * what its own precedence said, never what a higher one said. The trail is the same in whatever order the labels come,
 * and however often one comes. Eight bytes for each precedence that has spoken. Immutable.
 */
public final class LabelTrail {
    /** Nothing has been said. */
    public static final LabelTrail EMPTY = new LabelTrail(new long[0]);

    private static final int SEEN = 4;
    private static final int KIND = 8;
    private static final int TIME = 12;
    private static final int VERDICT_MASK = 0xF;
    private static final LabelVerdict[] VERDICTS = LabelVerdict.values();

    /** By falling precedence: time observed, kind, verdicts ever given (a bit each), newest verdict. */
    private final long[] said;

    private LabelTrail(long[] said) {
        this.said = said;
    }

    /** As {@link #packed} gave it. */
    public static LabelTrail of(long[] packed) {
        return packed.length == 0 ? EMPTY : new LabelTrail(packed.clone());
    }

    /** The trail in few numbers. */
    public long[] packed() {
        return said.clone();
    }

    /** The trail with one more statement; the same object if that changes nothing. */
    public LabelTrail with(Statement added) {
        for (int i = 0; i < said.length; i++) {
            int precedence = kind(said[i]).precedence();
            if (precedence == added.kind().precedence()) {
                return replaced(i, merged(said[i], added));
            }
            if (precedence < added.kind().precedence()) {
                return inserted(i, packed(added));
            }
        }
        return inserted(said.length, packed(added));
    }

    /** The statement in force; empty if nothing was said or all of it was withdrawn. */
    public Optional<Statement> standing() {
        for (long each : said) {
            if (verdict(each) != LabelVerdict.WITHDRAWN) {
                return Optional.of(statement(each));
            }
        }
        return Optional.empty();
    }

    public boolean isEmpty() {
        return said.length == 0;
    }

    /** True if it has been called both a fraud and genuine, by whomever and whenever. */
    public boolean contradicted() {
        return seen(LabelVerdict.FRAUD) && seen(LabelVerdict.GENUINE);
    }

    /** True if a label was ever taken back. */
    public boolean withdrawn() {
        return seen(LabelVerdict.WITHDRAWN);
    }

    private boolean seen(LabelVerdict verdict) {
        long bit = 1L << SEEN + verdict.ordinal();
        for (long each : said) {
            if ((each & bit) != 0) {
                return true;
            }
        }
        return false;
    }

    private static long merged(long old, Statement added) {
        long newest = added.revises(statement(old)) ? packed(added) : old;
        long seen = (old | packed(added)) & (VERDICT_MASK << SEEN);
        return newest | seen;
    }

    private static long packed(Statement statement) {
        return statement.observedAt() << TIME
                | (long) statement.kind().ordinal() << KIND
                | 1L << SEEN + statement.verdict().ordinal()
                | statement.verdict().ordinal();
    }

    private static Statement statement(long packed) {
        return new Statement(verdict(packed), kind(packed), packed >> TIME);
    }

    private static LabelVerdict verdict(long packed) {
        return VERDICTS[(int) (packed & VERDICT_MASK)];
    }

    private static LabelKind kind(long packed) {
        return LabelKind.at((int) (packed >> KIND & VERDICT_MASK));
    }

    private LabelTrail replaced(int index, long value) {
        if (said[index] == value) {
            return this;
        }
        long[] next = said.clone();
        next[index] = value;
        return new LabelTrail(next);
    }

    private LabelTrail inserted(int index, long value) {
        long[] next = new long[said.length + 1];
        System.arraycopy(said, 0, next, 0, index);
        next[index] = value;
        System.arraycopy(said, index, next, index + 1, said.length - index);
        return new LabelTrail(next);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelTrail trail && Arrays.equals(said, trail.said);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(said);
    }

    @Override
    public String toString() {
        return Arrays.stream(said).mapToObj(LabelTrail::statement).toList().toString();
    }
}
