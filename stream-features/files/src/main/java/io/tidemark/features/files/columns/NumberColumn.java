package io.tidemark.features.files.columns;

import io.tidemark.features.catalogue.field.DeclaredNumber;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.door.Decimals;
import java.math.BigDecimal;

/**
 * A column that becomes a number of the transaction.
 *
 * @param number its name there, with the decimals and bounds of the file
 */
public record NumberColumn(DeclaredNumber number, String column) {

    /** A number of 64 bits has fewer. */
    private static final int MOST_DIGITS = 20;

    /**
     * What a field says, exactly: nothing is rounded.
     *
     * @param text as programs write numbers
     * @throws NumberFormatException if it is no number
     * @throws ArithmeticException with the reason, as the rest of a sentence, if it is one that the mapping rules out
     */
    public Decimal of(String text) {
        if (text.length() > 60) {
            throw new NumberFormatException("longer than any number");
        }
        BigDecimal written = new BigDecimal(text);
        BigDecimal exact = written.signum() == 0 ? BigDecimal.ZERO : written.stripTrailingZeros();
        int decimals = number.decimals();
        if (exact.scale() > decimals) {
            throw new ArithmeticException("has more than " + decimals
                    + " decimals; say more in the mapping by 'decimals:', or round it in the file");
        }
        // Compared by its digits before they are written out: 1e999999999 has more than there is memory for.
        boolean large = (long) exact.precision() - exact.scale() > MOST_DIGITS;
        BigDecimal steps = large ? BigDecimal.ZERO : exact.movePointRight(decimals);
        if (large
                || steps.compareTo(BigDecimal.valueOf(number.least())) < 0
                || steps.compareTo(BigDecimal.valueOf(number.most())) > 0) {
            throw new ArithmeticException("is not between " + Decimals.text(number.least(), decimals) + " and "
                    + Decimals.text(number.most(), decimals) + ", which the mapping says by 'least:' and 'most:'");
        }
        return new Decimal(steps.longValueExact(), decimals);
    }
}
