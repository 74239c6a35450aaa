package io.tidemark.features.catalogue.field;

import io.tidemark.schemas.door.Currencies;
import io.tidemark.schemas.door.Decimals;
import io.tidemark.settings.Nearest;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The numbers that a catalogue declares.
 *
 * @param all in the order of the catalogue
 * @param refusesOthers whether a number of another name is at fault; otherwise it is ignored and counted
 */
public record DeclaredNumbers(List<DeclaredNumber> all, boolean refusesOthers) implements Serializable {

    /** None, and whoever says one is not listened to. */
    public static final DeclaredNumbers NONE = new DeclaredNumbers(List.of(), false);

    public DeclaredNumbers {
        all = List.copyOf(all);
    }

    public Optional<DeclaredNumber> find(String name) {
        return all.stream().filter(number -> number.name().equals(name)).findFirst();
    }

    /** The field of a number by what catalogues write, e.g. {@code numbers.score} or {@code converted.EUR}. */
    public Optional<Field> field(String written) {
        if (Field.namesAConversion(written)) {
            return Optional.of(written.substring(Field.CONVERTED.length()))
                    .filter(code -> Currencies.minorUnitsPerMajor(code).isPresent())
                    .map(Field::inCurrency);
        }
        return Field.namesANumber(written)
                ? find(written.substring(Field.NUMBERS.length())).map(Field::of)
                : Optional.empty();
    }

    /** What to try in place of a name that is not declared. */
    public String suggestion(String written) {
        if (Field.namesAConversion(written)) {
            return "write 'converted.' and an ISO 4217 currency, e.g. converted.EUR";
        }
        String name = written.substring(Field.NUMBERS.length());
        String declare = "declare it: 'numbers: [{name: " + name + ", decimals: 2}]'";
        return all.isEmpty()
                ? declare
                : Nearest.suggestion(
                                written,
                                all.stream()
                                        .map(number -> Field.NUMBERS + number.name())
                                        .toList())
                        + ", or " + declare;
    }

    /**
     * What people write, without its point and with some decimals.
     *
     * @param written digits with a point and a sign at most
     * @return empty if it has more decimals, or is beyond what can be calculated with exactly
     */
    public static OptionalLong unscaled(String written, int decimals) {
        BigDecimal number = new BigDecimal(written).movePointRight(decimals).stripTrailingZeros();
        boolean whole = number.scale() <= 0;
        return whole && number.abs().compareTo(BigDecimal.valueOf(Decimals.LARGEST)) <= 0
                ? OptionalLong.of(number.longValueExact())
                : OptionalLong.empty();
    }

    /** The same text for the same numbers; empty if there are none. */
    public String canonical() {
        StringBuilder text = new StringBuilder();
        for (DeclaredNumber number :
                all.stream().sorted(Comparator.comparing(DeclaredNumber::name)).toList()) {
            text.append("number ")
                    .append(number.name())
                    .append('=')
                    .append(number.canonical())
                    .append(" in ")
                    .append(number.unit())
                    .append('\n');
        }
        return text.toString();
    }
}
