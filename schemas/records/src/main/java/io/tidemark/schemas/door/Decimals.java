package io.tidemark.schemas.door;

import io.tidemark.schemas.Decimal;
import java.math.BigDecimal;

/** Exact decimal numbers as transactions say them, and what of them can be calculated with. */
public final class Decimals {

    /** Digits behind the point: with more, no number of whole digits would be left below {@link #LARGEST}. */
    public static final int MOST_DECIMALS = 15;

    /** Beyond this a double, of which a vector is made, does not hold every number; the same bound as for amounts. */
    public static final long LARGEST = TransactionFlags.LARGEST_AMOUNT;

    /** {@link #unscaled} of a number that has more decimals. */
    public static final long TOO_PRECISE = Long.MIN_VALUE;

    /** {@link #unscaled} of a number beyond {@link #LARGEST}. */
    public static final long TOO_LARGE = Long.MIN_VALUE + 1;

    private static final long[] POWERS = powers();

    private Decimals() {}

    /** Ten to the power of a number of decimals, 0 to {@link #MOST_DECIMALS}. */
    public static long power(int decimals) {
        return POWERS[decimals];
    }

    /**
     * The number without its point when written with some decimals, exactly: nothing is rounded, zeros at the end do
     * not count.
     *
     * @param decimals 0 to {@link #MOST_DECIMALS}
     * @return {@link #TOO_PRECISE} or {@link #TOO_LARGE} if there is none
     */
    public static long unscaled(Decimal number, int decimals) {
        int scale = number.getScale();
        long unscaled = number.getUnscaled();
        if (scale < 0 || scale > MOST_DECIMALS) {
            return TOO_PRECISE;
        }
        if (scale > decimals) {
            long power = POWERS[scale - decimals];
            if (unscaled % power != 0) {
                return TOO_PRECISE;
            }
            unscaled /= power;
        } else if (scale < decimals) {
            long power = POWERS[decimals - scale];
            if (beyond(unscaled, LARGEST / power)) {
                return TOO_LARGE;
            }
            unscaled *= power;
        }
        return beyond(unscaled, LARGEST) ? TOO_LARGE : unscaled;
    }

    /** Whether {@link #unscaled} has a number. */
    public static boolean there(long unscaled) {
        return unscaled > TOO_LARGE;
    }

    /** As people write it, e.g. -1.25. */
    public static String text(Decimal number) {
        return text(number.getUnscaled(), number.getScale());
    }

    /** As people write it; with its scale where that is none, since the zeros could be without end. */
    public static String text(long unscaled, int scale) {
        return scale < 0 || scale > MOST_DECIMALS
                ? unscaled + " with the scale " + scale
                : BigDecimal.valueOf(unscaled, scale).toPlainString();
    }

    private static boolean beyond(long number, long largest) {
        return number > largest || number < -largest;
    }

    private static long[] powers() {
        long[] powers = new long[MOST_DECIMALS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }
}
