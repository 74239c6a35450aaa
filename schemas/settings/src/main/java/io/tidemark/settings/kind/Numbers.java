package io.tidemark.settings.kind;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers with a point, finite.
 *
 * @param share whether they lie between 0 and 1, and may be written in per cent
 */
record Numbers(boolean share) implements Kind<Double> {

    private static final Pattern FORM = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");

    @Override
    public String word() {
        return share ? "share" : "number";
    }

    @Override
    public String wanted() {
        return share ? "a share from 0 to 1 such as 0.05 or 5%" : "a number such as 0.05 or 20";
    }

    @Override
    public Double parse(String written) throws UnfitException {
        String text = written.strip();
        boolean percent = share && text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1).strip() : text;
        if (!FORM.matcher(number).matches()) {
            throw new UnfitException();
        }
        double value = percent ? new BigDecimal(number).movePointLeft(2).doubleValue() : Double.parseDouble(number);
        if (Double.isInfinite(value)) {
            throw new UnfitException("that is too large");
        }
        // A zero loses its sign, which is not printed: a value equals what is read from its text.
        return value + 0.0;
    }

    @Override
    public String print(Double value) {
        String plain = BigDecimal.valueOf(value).toPlainString();
        return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }

    @Override
    public int compare(Double one, Double other) {
        return one.compareTo(other);
    }

    @Override
    public Optional<Double> least() {
        return share ? Optional.of(0.0) : Optional.empty();
    }

    @Override
    public Optional<Double> most() {
        return share ? Optional.of(1.0) : Optional.empty();
    }
}
