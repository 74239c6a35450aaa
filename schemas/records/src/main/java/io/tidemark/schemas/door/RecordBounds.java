package io.tidemark.schemas.door;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How large an event may be. All that is made of it (a vector, a decision, an alert) carries it along, so what has no
 * bound here would be too large for some topic behind.
 *
 * @param bytes of key and value together as they come out of the log, before they are decoded
 * @param textChars of each text but the ids, which have a bound of their own
 * @param attributes how many a transaction may have, numbers among them
 */
public record RecordBounds(int bytes, int textChars, int attributes) implements Serializable {

    /** Cause: key and value together have too many bytes. */
    public static final String OVERSIZED_RECORD = "oversized_record";

    /** Cause: one text has too many characters. */
    public static final String OVERSIZED_TEXT = "oversized_text";

    /** Cause: a transaction has too many attributes. */
    public static final String TOO_MANY_ATTRIBUTES = "too_many_attributes";

    /** More than this the topics behind the doors are not made for. */
    public static final int MOST_BYTES = 999_999;

    /** 256 KiB, 16,384 characters, 1,000 attributes. */
    public static final RecordBounds USUAL = new RecordBounds(256 << 10, 16 << 10, 1_000);

    public RecordBounds {
        require(DoorKeys.BYTES_NAME, bytes);
        require(DoorKeys.TEXT_NAME, textChars);
        require(DoorKeys.ATTRIBUTES_NAME, attributes);
    }

    /** Why a record is not even decoded; empty if it may be. Key and value may be null. */
    public Optional<Rejection> check(byte[] key, byte[] value) {
        long found = (key == null ? 0L : key.length) + (value == null ? 0 : value.length);
        return found <= bytes
                ? Optional.empty()
                : refuse(
                        OVERSIZED_RECORD,
                        String.format(
                                Locale.ROOT,
                                "the record has %,d bytes; send at most %,d, or raise %s",
                                found,
                                bytes,
                                DoorKeys.BYTES_NAME));
    }

    /** Why a transaction is too large; empty if it is not. */
    public Optional<Rejection> check(Transaction transaction) {
        int found =
                transaction.getAttributes().size() + transaction.getNumbers().size();
        if (found > attributes) {
            return refuse(
                    TOO_MANY_ATTRIBUTES,
                    String.format(
                            Locale.ROOT,
                            "a transaction has %,d attributes and numbers; send at most %,d, or raise %s",
                            found,
                            attributes,
                            DoorKeys.ATTRIBUTES_NAME));
        }
        int longest = longest(transaction.getChannel(), transaction.getCountry());
        longest = Math.max(longest, longest(transaction.getCategory(), transaction.getDevice()));
        if (transaction.getAmount() != null) {
            longest = Math.max(longest, transaction.getAmount().getCurrency().length());
        }
        for (Map.Entry<String, String> attribute : transaction.getAttributes().entrySet()) {
            longest = Math.max(longest, longest(attribute.getKey(), attribute.getValue()));
        }
        for (String number : transaction.getNumbers().keySet()) {
            longest = Math.max(longest, number.length());
        }
        return text("a transaction", longest);
    }

    /** Why a label is too large; empty if it is not. */
    public Optional<Rejection> check(Label label) {
        return text("a label", longest(label.getSource(), null));
    }

    /** Why an outcome is too large; empty if it is not. */
    public Optional<Rejection> check(Outcome outcome) {
        return text("an outcome", longest(outcome.getSource(), outcome.getCode()));
    }

    private Optional<Rejection> text(String what, int longest) {
        return longest <= textChars
                ? Optional.empty()
                : refuse(
                        OVERSIZED_TEXT,
                        String.format(
                                Locale.ROOT,
                                "%s has a text of %,d characters; send at most %,d, or raise %s",
                                what,
                                longest,
                                textChars,
                                DoorKeys.TEXT_NAME));
    }

    private static int longest(String one, String other) {
        return Math.max(one == null ? 0 : one.length(), other == null ? 0 : other.length());
    }

    private static Optional<Rejection> refuse(String cause, String detail) {
        return Optional.of(new Rejection(cause, detail));
    }

    private static void require(String key, int value) {
        if (value < 1 || value > MOST_BYTES) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s is %d; write a number from 1 to %d, since the topics behind take no more",
                    key,
                    value,
                    MOST_BYTES));
        }
    }
}
