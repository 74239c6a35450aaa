package io.tidemark.features.catalogue.field;

import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Ids;
import java.io.Serializable;
import java.util.List;

/**
 * One thing that a transaction says: its amount, or a text such as its channel.
 *
 * @param name as catalogues write it: one of {@link #NAMES}, or {@code attributes.} with the name of an attribute
 */
public record Field(String name) implements Serializable {

    /** Of aggregates that need no field, e.g. a count. */
    public static final Field NONE = new Field("");

    public static final Field AMOUNT = new Field("amount");

    /** The fields that every source shares, the amount first, then the texts. */
    public static final List<String> NAMES =
            List.of("amount", "customer", "terminal", "channel", "country", "category", "device", "currency");

    /** What stands before the name of an attribute. */
    public static final String ATTRIBUTES = "attributes.";

    /** Whether there is such a field; an attribute may have any name but the empty one. */
    public static boolean exists(String name) {
        return NAMES.contains(name) || (name.startsWith(ATTRIBUTES) && name.length() > ATTRIBUTES.length());
    }

    public boolean isMoney() {
        return name.equals(AMOUNT.name);
    }

    public boolean isText() {
        return !isMoney() && !name.isEmpty();
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
