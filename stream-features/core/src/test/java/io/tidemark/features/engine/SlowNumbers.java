package io.tidemark.features.engine;

import io.tidemark.features.catalogue.field.Condition;
import io.tidemark.features.catalogue.field.DeclaredNumber;
import io.tidemark.features.catalogue.field.DeclaredNumbers;
import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Transaction;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The oracle of numbers: decimals of any size, by what the catalogue says of them. */
final class SlowNumbers {

    private static final BigDecimal LARGEST = new BigDecimal("9007199254740992");

    private SlowNumbers() {}

    /** Why numbers of a transaction are of no use. */
    static Set<String> flags(DeclaredNumbers declared, Transaction transaction) {
        Set<String> flags = new TreeSet<>();
        for (Map.Entry<String, Decimal> said : transaction.getNumbers().entrySet()) {
            Optional<DeclaredNumber> number = declared.all().stream()
                    .filter(one -> one.name().equals(said.getKey()))
                    .findFirst();
            if (number.isPresent()) {
                fault(number.get(), said.getValue()).ifPresent(flags::add);
            } else if (declared.refusesOthers()) {
                flags.add("number_undeclared");
            }
        }
        return flags;
    }

    /** What counts of what a transaction says. */
    static Optional<BigDecimal> of(DeclaredNumber number, Transaction transaction) {
        Decimal said = transaction.getNumbers().get(number.name());
        return said == null || fault(number, said).isPresent()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(said.getUnscaled(), said.getScale()));
    }

    private static Optional<String> fault(DeclaredNumber number, Decimal said) {
        if (said.getScale() < 0 || said.getScale() > 15) {
            return Optional.of("number_decimals");
        }
        BigDecimal value = BigDecimal.valueOf(said.getUnscaled(), said.getScale());
        BigDecimal steps = value.movePointRight(number.decimals());
        if (steps.remainder(BigDecimal.ONE).signum() != 0) {
            return Optional.of("number_decimals");
        }
        boolean outside = steps.abs().compareTo(LARGEST) > 0
                || steps.compareTo(BigDecimal.valueOf(number.least())) < 0
                || steps.compareTo(BigDecimal.valueOf(number.most())) > 0;
        return outside ? Optional.of("number_bounds") : Optional.empty();
    }

    static boolean holds(Condition condition, Transaction transaction) {
        DeclaredNumber number = condition.field().number();
        Optional<BigDecimal> said = of(number, transaction);
        int sign = said.map(value -> value.compareTo(BigDecimal.valueOf(condition.unscaled(), number.decimals())))
                .orElse(0);
        return switch (condition.operator()) {
            case MISSING -> said.isEmpty();
            case PRESENT -> said.isPresent();
            case EQUAL -> said.isPresent() && sign == 0;
            case NOT_EQUAL -> said.isPresent() && sign != 0;
            case LESS -> said.isPresent() && sign < 0;
            case AT_MOST -> said.isPresent() && sign <= 0;
            case MORE -> said.isPresent() && sign > 0;
            case AT_LEAST -> said.isPresent() && sign >= 0;
            case IN, SAID -> throw new IllegalStateException("no catalogue compares a number so");
        };
    }
}
