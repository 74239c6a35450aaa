package io.tidemark.features.catalogue.field;

import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Decimals;
import java.io.Serializable;

/**
 * A number that transactions may say under a name of their sender's own, as a catalogue declares it.
 *
 * @param name as the sender writes it, without {@link Field#NUMBERS}
 * @param unit for people, e.g. {@code days}; empty for a pure number
 * @param decimals 0 to {@link Decimals#MOST_DECIMALS}: a number with more is none, and never rounded
 * @param least the smallest one that counts, without its point
 * @param most the largest one that counts, without its point
 */
public record DeclaredNumber(String name, String unit, int decimals, long least, long most) implements Serializable {

    /** Cause: it has more decimals than the catalogue declares, or a scale that is none. */
    public static final String TOO_PRECISE = "number_decimals";

    /** Cause: it is beyond the bounds that the catalogue declares, or beyond what can be calculated with exactly. */
    public static final String OUT_OF_BOUNDS = "number_bounds";

    /**
     * What a transaction says, without its point and with the declared decimals; not {@link Decimals#there} if it says
     * nothing, or nothing of use.
     */
    public long unscaled(Transaction transaction) {
        Decimal said = transaction.getNumbers().get(name);
        return said == null ? Decimals.TOO_PRECISE : unscaled(said);
    }

    private long unscaled(Decimal said) {
        long unscaled = Decimals.unscaled(said, decimals);
        return Decimals.there(unscaled) && (unscaled < least || unscaled > most) ? Decimals.TOO_LARGE : unscaled;
    }

    /** What a transaction says, rounded to a double once; NaN if it says nothing of use. */
    public double value(Transaction transaction) {
        long unscaled = unscaled(transaction);
        return Decimals.there(unscaled) ? (double) unscaled / scale() : Double.NaN;
    }

    /** Steps of the last decimal in 1, e.g. 100 for two decimals. */
    public long scale() {
        return Decimals.power(decimals);
    }

    /** Why what a transaction says is of no use; null if it is, or if it says nothing. */
    public String fault(Transaction transaction) {
        Decimal said = transaction.getNumbers().get(name);
        long unscaled = said == null ? 0 : unscaled(said);
        return Decimals.there(unscaled) ? null : unscaled == Decimals.TOO_PRECISE ? TOO_PRECISE : OUT_OF_BOUNDS;
    }

    /** The same text for the same numbers: all but the unit. */
    String canonical() {
        return decimals + " decimals " + Decimals.text(least, decimals) + " to " + Decimals.text(most, decimals);
    }
}
