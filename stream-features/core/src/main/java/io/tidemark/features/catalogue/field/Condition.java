package io.tidemark.features.catalogue.field;

import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.schemas.door.Decimals;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A comparison of one field. Nothing compares with a missing text, amount or number: only {@code is missing} holds for
 * it.
 *
 * @param texts what a text is compared with; empty for amounts and numbers
 * @param number what the amount is compared with, in major units; 0 for all else
 * @param unscaled what a number is compared with, without its point and with its declared decimals; 0 for all else
 */
public record Condition(Field field, Operator operator, List<String> texts, double number, long unscaled)
        implements Serializable {

    /** How a field is compared. The symbol is what stands in a catalogue. */
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">="),
        /** One of the texts. */
        IN("in"),
        MISSING("is missing"),
        PRESENT("is present"),
        /**
         * A number is there, as {@link #PRESENT} says it. No catalogue can write it: it goes with a kept number, so
         * that what is known of it reaches as far back as the numbers do, and not as far as a written filter.
         */
        SAID("is said");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    public Condition {
        texts = List.copyOf(texts);
    }

    /** A condition on a text. */
    public static Condition text(Field field, Operator operator, String... texts) {
        return new Condition(field, operator, List.of(texts), 0, 0);
    }

    /** A condition on the amount, in major units. */
    public static Condition amount(Operator operator, double number) {
        return new Condition(Field.AMOUNT, operator, List.of(), number, 0);
    }

    /**
     * A condition on a declared number.
     *
     * @param unscaled without its point and with the declared decimals
     */
    public static Condition number(Field field, Operator operator, long unscaled) {
        return new Condition(field, operator, List.of(), 0, unscaled);
    }

    /**
     * Whether it holds for a checked transaction.
     *
     * @param amountUsable whether its amount is not to be taken as missing
     */
    public boolean holds(Transaction transaction, boolean amountUsable) {
        if (field.isMoney() && !amountUsable) {
            return operator == Operator.MISSING;
        }
        if (field.isMoney()) {
            return holdsFor(Currencies.majorUnits(transaction.getAmount()));
        }
        if (field.isNumber()) {
            long said = field.number().unscaled(transaction);
            return Decimals.there(said) ? compares(Long.compare(said, unscaled)) : operator == Operator.MISSING;
        }
        String text = field.text(transaction);
        return switch (operator) {
            case MISSING -> text == null;
            case PRESENT -> text != null;
            case EQUAL, IN -> text != null && texts.contains(text);
            case NOT_EQUAL -> text != null && !texts.contains(text);
            default -> throw new IllegalStateException(canonical() + " compares a text by size");
        };
    }

    private boolean holdsFor(double amount) {
        return compares(amount < number ? -1 : amount > number ? 1 : 0);
    }

    /** @param sign of the comparison of what is there with what it is compared with */
    private boolean compares(int sign) {
        return switch (operator) {
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case MORE -> sign > 0;
            case AT_LEAST -> sign >= 0;
            case PRESENT, SAID -> true;
            case MISSING -> false;
            case IN -> throw new IllegalStateException(canonical() + " looks for an amount in a list");
        };
    }

    /** The same text for the same condition, however the catalogue writes it. */
    public String canonical() {
        String what = field.canonical() + " " + operator.symbol();
        return switch (operator) {
            case MISSING, PRESENT, SAID -> what;
            default ->
                field.isMoney()
                        ? what + " " + number
                        : field.isNumber()
                                ? what + " "
                                        + Decimals.text(unscaled, field.number().decimals())
                                : what + " " + list();
        };
    }

    private String list() {
        return texts.stream()
                .map(text -> "'" + text.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
