package io.tidemark.features.catalogue.field;

import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Currencies;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A comparison of one field. Nothing compares with a missing text or amount: only {@code is missing} holds for it.
 *
 * @param texts what a text is compared with; empty for amounts
 * @param number what the amount is compared with, in major units; 0 for texts
 */
public record Condition(Field field, Operator operator, List<String> texts, double number) implements Serializable {

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
        PRESENT("is present");

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
        return new Condition(field, operator, List.of(texts), 0);
    }

    /** A condition on the amount, in major units. */
    public static Condition amount(Operator operator, double number) {
        return new Condition(Field.AMOUNT, operator, List.of(), number);
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
        return switch (operator) {
            case EQUAL -> amount == number;
            case NOT_EQUAL -> amount != number;
            case LESS -> amount < number;
            case AT_MOST -> amount <= number;
            case MORE -> amount > number;
            case AT_LEAST -> amount >= number;
            case PRESENT -> true;
            case MISSING -> false;
            case IN -> throw new IllegalStateException(canonical() + " looks for an amount in a list");
        };
    }

    /** The same text for the same condition, however the catalogue writes it. */
    public String canonical() {
        String what = field.name() + " " + operator.symbol();
        return switch (operator) {
            case MISSING, PRESENT -> what;
            default ->
                field.isMoney()
                        ? what + " " + number
                        : what + " "
                                + texts.stream()
                                        .map(text -> "'" + text.replace("'", "''") + "'")
                                        .collect(Collectors.joining(", ", "(", ")"));
        };
    }
}
