package io.tidemark.features.engine;

import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;

/**
 * 64 bits of everything that a transaction says, the same whatever the order of its attributes and numbers, and however
 * many zeros stand at the end of a number. It tells a producer's repetition from a reused id; it is no defence against
 * a producer that looks for collisions. Written to state: the computation must stay as it is.
 */
public final class ContentHash {

    private long hash = 0x9E3779B97F4A7C15L;

    private ContentHash() {}

    public static long of(Transaction transaction) {
        ContentHash content = new ContentHash();
        content.add(transaction.getTransactionId());
        content.add(transaction.getEventTime().toEpochMilli());
        content.add(transaction.getCustomerId());
        content.add(transaction.getTerminalId());
        content.add(transaction.getAmount());
        content.add(transaction.getChannel());
        content.add(transaction.getCountry());
        content.add(transaction.getCategory());
        content.add(transaction.getDevice());
        content.add(transaction.getLocation());
        long attributes = 0;
        for (var entry : transaction.getAttributes().entrySet()) {
            ContentHash attribute = new ContentHash();
            attribute.add(entry.getKey());
            attribute.add(entry.getValue());
            attributes += attribute.hash;
        }
        content.add(attributes);
        if (!transaction.getNumbers().isEmpty()) {
            content.add(numbers(transaction));
        }
        return content.hash;
    }

    private static long numbers(Transaction transaction) {
        long numbers = 0;
        for (var entry : transaction.getNumbers().entrySet()) {
            ContentHash number = new ContentHash();
            number.add(entry.getKey());
            number.add(entry.getValue());
            numbers += number.hash;
        }
        return numbers;
    }

    /** 12.50 says what 12.5 says: a sender's library may write either. */
    private void add(Decimal said) {
        long unscaled = said.getUnscaled();
        int scale = unscaled == 0 ? 0 : said.getScale();
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        add(unscaled);
        add((long) scale);
    }

    private void add(Money amount) {
        add(amount == null ? -1 : amount.getMinorUnits());
        add(amount == null ? null : amount.getCurrency());
    }

    private void add(Location location) {
        add(location == null ? -1 : Double.doubleToLongBits(location.getLatitude()));
        add(location == null ? -1 : Double.doubleToLongBits(location.getLongitude()));
    }

    private void add(String text) {
        int length = text == null ? -1 : text.length();
        add((long) length);
        for (int i = 0; i < length; i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
    }

    /** The finisher of SplitMix64 (Steele, Lea, Flood 2014): every input bit reaches every output bit. */
    private void add(long number) {
        long z = (hash ^ number) + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        hash = z ^ (z >>> 31);
    }
}
