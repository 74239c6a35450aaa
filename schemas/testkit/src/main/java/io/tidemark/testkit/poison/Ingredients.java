package io.tidemark.testkit.poison;

import io.tidemark.log.topics.Topic;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/** What a dose is made of: chance from a seed, names that are not used twice, and the wire. Not thread-safe. */
public final class Ingredients {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private final Encoding encoding;
    private final Random random;
    private final Instant now;
    private final int partitions;
    private final String run;
    private String poison = "";
    private long made;

    /** @param now the time around which everything happens, a moment before it is sent */
    public Ingredients(Encoding encoding, long seed, Instant now, int partitions) {
        this.encoding = encoding;
        this.random = new Random(seed);
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.partitions = partitions;
        this.run = Long.toString(seed & 0xffffff, Character.MAX_RADIX);
    }

    /** From now on ids are of another dose of this class. */
    public void startDose(String name) {
        poison = name;
        made++;
    }

    public Random random() {
        return random;
    }

    /** Now, a little jittered. */
    public Instant time() {
        return now.minusMillis(random.nextInt(60_000));
    }

    /** How many partitions keyed topics have. */
    public int partitions() {
        return partitions;
    }

    /** An id of this dose, the same whenever it is asked for. */
    public String id() {
        return "bad-" + run + "-" + poison + "-" + made;
    }

    /** A customer of this dose alone. */
    public String customer() {
        return id() + "-c";
    }

    /** A transaction of this dose, with nothing wrong about it. */
    public Transaction.Builder transaction() {
        return Transaction.newBuilder()
                .setTransactionId(id())
                .setEventTime(time())
                .setCustomerId(customer())
                .setTerminalId("poisoned-x" + random.nextInt(20))
                .setAmount(new Money(100L + random.nextInt(50_000), "EUR"));
    }

    public <T extends SpecificRecord> byte[] encode(Topic<T> topic, T message) {
        return encoding.encode(topic, message);
    }

    /** The id of a schema that is none of this build's. */
    public int schemaId(String schema) {
        return encoding.schemaId(schema);
    }

    /** Any bytes. */
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Letters and digits, of which little can be compressed away. */
    public String text(int length) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) LETTERS.charAt(random.nextInt(LETTERS.length()));
        }
        return new String(text, StandardCharsets.US_ASCII);
    }
}
