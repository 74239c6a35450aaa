package io.tidemark.features.catalogue.field;

import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.schemas.door.Decimals;
import io.tidemark.schemas.door.Ids;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a transaction says: its amount, a text such as its channel, or a number under a name of its own.
 *
 * @param name as catalogues write it: one of {@link #NAMES}, or {@code attributes.} with the name of an attribute, or
 *     {@code numbers.} with that of a number, or {@code converted.} with a currency
 * @param number what the catalogue declares of a number, or what an amount is in a currency; null of everything else
 */
public record Field(String name, DeclaredNumber number) implements Serializable {

    /** Of aggregates that need no field, e.g. a count. */
    public static final Field NONE = new Field("");

    public static final Field AMOUNT = new Field("amount");

    /** That of the amount. */
    public static final Field CURRENCY = new Field("currency");

    /** The fields that every source shares, the amount first, then the texts. */
    public static final List<String> NAMES =
            List.of("amount", "customer", "terminal", "channel", "country", "category", "device", "currency");

    /** What happened, of an outcome. */
    public static final Field KIND = new Field("kind");

    /** Why it happened, of an outcome. */
    public static final Field CODE = new Field("code");

    /** The fields of an outcome, the amount first, then the texts. */
    public static final List<String> OF_OUTCOMES = List.of("amount", "kind", "code", "currency");

    /** What stands before the name of an attribute. */
    public static final String ATTRIBUTES = "attributes.";

    /** What stands before the name of a number. */
    public static final String NUMBERS = "numbers.";

    /** What stands before the currency that an amount is told in. */
    public static final String CONVERTED = "converted.";

    /** An amount or a text. */
    public Field(String name) {
        this(name, null);
    }

    /** A declared number. */
    public static Field of(DeclaredNumber number) {
        return new Field(NUMBERS + number.name(), number);
    }

    /**
     * The amount in another currency, which is a number of the transaction once it is told.
     *
     * @param currency an ISO 4217 code
     */
    static Field inCurrency(String currency) {
        String name = CONVERTED + currency;
        int decimals = decimals(Currencies.scale(currency));
        return new Field(name, new DeclaredNumber(name, currency, decimals, 0, Decimals.LARGEST));
    }

    /** Digits behind the point of amounts with so many minor units in a major one, e.g. 2 for 100. */
    public static int decimals(int scale) {
        int decimals = 0;
        while (Decimals.power(decimals) < scale) {
            decimals++;
        }
        return decimals;
    }

    /** Whether what a catalogue writes is meant to be a number, declared or not. */
    public static boolean namesANumber(String written) {
        return (written.startsWith(NUMBERS) && written.length() > NUMBERS.length()) || namesAConversion(written);
    }

    /** Whether what a catalogue writes is meant to be the amount in another currency. */
    static boolean namesAConversion(String written) {
        return written.startsWith(CONVERTED) && written.length() > CONVERTED.length();
    }

    /** The currency in which this is the amount; empty if it is something else. */
    public Optional<String> conversion() {
        return isNumber() && namesAConversion(name)
                ? Optional.of(name.substring(CONVERTED.length()))
                : Optional.empty();
    }

    /** Whether there is such a field in every catalogue; an attribute may have any name but the empty one. */
    public static boolean exists(String name) {
        return NAMES.contains(name) || (name.startsWith(ATTRIBUTES) && name.length() > ATTRIBUTES.length());
    }

    public boolean isMoney() {
        return name.equals(AMOUNT.name);
    }

    public boolean isText() {
        return !isMoney() && !isNumber() && !name.isEmpty();
    }

    public boolean isNumber() {
        return number != null;
    }

    /** The same text for the same field. */
    public String canonical() {
        return isNumber() ? name + " with " + number.canonical() : name;
    }

    /** The text of this field; null if the transaction does not say it, or names a terminal that cannot be told. */
    public String text(Transaction transaction) {
        return switch (name) {
            case "customer" -> transaction.getCustomerId();
            case "terminal" -> Ids.usable(transaction.getTerminalId()) ? transaction.getTerminalId() : null;
            case "channel" -> transaction.getChannel();
            case "country" -> transaction.getCountry();
            case "category" -> transaction.getCategory();
            case "device" -> transaction.getDevice();
            // Only an outcome is ever asked, see OutcomeRow.
            case "kind", "code" -> transaction.getAttributes().get(name);
            case "currency" ->
                transaction.getAmount() == null ? null : transaction.getAmount().getCurrency();
            default -> {
                if (!name.startsWith(ATTRIBUTES)) {
                    throw new IllegalStateException("'" + name + "' is no text of a transaction");
                }
                yield transaction.getAttributes().get(name.substring(ATTRIBUTES.length()));
            }
        };
    }
}
