package io.tidemark.settings.kind;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts of money in major units, exact. */
final class Amounts implements Kind<BigDecimal> {

    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,10})?");

    @Override
    public String word() {
        return "amount";
    }

    @Override
    public String wanted() {
        return "an amount such as 1000.00";
    }

    @Override
    public BigDecimal parse(String text) throws UnfitException {
        if (!FORM.matcher(text.strip()).matches()) {
            throw new UnfitException();
        }
        return new BigDecimal(text.strip());
    }

    @Override
    public String print(BigDecimal value) {
        return value.toPlainString();
    }

    @Override
    public int compare(BigDecimal one, BigDecimal other) {
        return one.compareTo(other);
    }

    @Override
    public Optional<BigDecimal> least() {
        return Optional.of(BigDecimal.ZERO);
    }
}
