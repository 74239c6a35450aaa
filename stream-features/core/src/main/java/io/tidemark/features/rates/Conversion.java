package io.tidemark.features.rates;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.schemas.door.Decimals;
import io.tidemark.schemas.door.TransactionFlags;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells amounts in the currencies that features ask for. What comes of it are numbers of the transaction, under names
 * such as {@code converted.EUR}: they go with it from there on, into windows and onto record, so that whatever is
 * computed once more is made of the same ones.
 *
 * @param codes the currencies that features ask for, ISO 4217
 */
public record Conversion(Set<String> codes) implements Serializable {

    public Conversion {
        codes = Set.copyOf(codes);
    }

    /** What the features of a catalogue ask for. */
    public static Conversion of(Catalogue catalogue) {
        return new Conversion(catalogue.conversions());
    }

    /** Whether no feature asks for any, so that transactions stay what they are. */
    public boolean isNone() {
        return codes.isEmpty();
    }

    /**
     * A transaction with its amount in every currency that is asked for, as far as there is a rate. Numbers of these
     * names are Tidemark's own: those that its sender says go.
     */
    public Transaction converted(Transaction said, RateTables tables) {
        return isNone() ? said : with(said, amounts(said, tables));
    }

    /** The amount under the names of its conversions. */
    public Map<String, Decimal> amounts(Transaction said, RateTables tables) {
        Map<String, Decimal> amounts = new HashMap<>();
        if (TransactionFlags.usable(said.getAmount())) {
            for (String code : codes) {
                amount(said, code, tables).ifPresent(amount -> amounts.put(Field.CONVERTED + code, amount));
            }
        }
        return amounts;
    }

    private static Optional<Decimal> amount(Transaction said, String code, RateTables tables) {
        Money amount = said.getAmount();
        int scale = Currencies.scale(code);
        return amount.getCurrency().equals(code)
                ? Optional.of(decimal(amount.getMinorUnits(), scale))
                : tables.rate(amount.getCurrency(), code, said.getEventTime())
                        .flatMap(rate -> converted(amount, rate, scale));
    }

    /**
     * To whole minor units, halves to the even one, once for each transaction: sums of what is rounded are exact. Empty
     * beyond what can be calculated with exactly.
     */
    private static Optional<Decimal> converted(Money amount, Decimal rate, int scale) {
        BigInteger worth = BigInteger.valueOf(amount.getMinorUnits())
                .multiply(BigInteger.valueOf(rate.getUnscaled()))
                .multiply(BigInteger.valueOf(scale));
        BigDecimal units = new BigDecimal(worth, rate.getScale())
                .divide(BigDecimal.valueOf(Currencies.scale(amount.getCurrency())), 0, RoundingMode.HALF_EVEN);
        return units.compareTo(BigDecimal.valueOf(Decimals.LARGEST)) > 0
                ? Optional.empty()
                : Optional.of(decimal(units.longValueExact(), scale));
    }

    private static Decimal decimal(long minorUnits, int scale) {
        return new Decimal(minorUnits, Field.decimals(scale));
    }

    /** A transaction with these amounts in place of all numbers of their kind that it says. */
    public static Transaction with(Transaction said, Map<String, Decimal> amounts) {
        Map<String, Decimal> numbers = new HashMap<>(said.getNumbers());
        boolean saysSuch = numbers.keySet().removeIf(name -> name.startsWith(Field.CONVERTED));
        if (amounts.isEmpty() && !saysSuch) {
            return said;
        }
        numbers.putAll(amounts);
        return Transaction.newBuilder(said).setNumbers(numbers).build();
    }

    /** As its sender said it. */
    public Transaction asSaid(Transaction converted) {
        return isNone() ? converted : with(converted, Map.of());
    }

    /** Whether an amount is asked for that is there and could not be told. */
    public boolean lacksARate(Transaction converted) {
        return !isNone()
                && TransactionFlags.usable(converted.getAmount())
                && codes.stream().anyMatch(code -> !converted.getNumbers().containsKey(Field.CONVERTED + code));
    }
}
