package io.tidemark.log.topics;

import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of Tidemark: what stands in it and how long.
 *
 * @param name without the prefix, see {@link io.tidemark.log.kafka.Connection#topic}
 * @param key what its keys are
 * @param value the one record type of its values
 * @param partitions how many partitions it has
 * @param retention how long a record is kept after it was appended; null for ever
 * @param cleanup what happens to old records
 * @param limits how large its records may be, and who writes them
 */
public record Topic<T extends SpecificRecord>(
        String name,
        KeyType key,
        Class<T> value,
        Partitions partitions,
        Duration retention,
        Cleanup cleanup,
        Limits limits)
        implements Serializable {

    public Topic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(limits, "limits");
        if (cleanup != Cleanup.DELETE && key == KeyType.NONE) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s is compacted, so its records need keys", name));
        }
    }

    /** The Avro schema of its values as this build writes it. */
    public Schema schema() {
        return SpecificData.get().getSchema(value);
    }

    /** How long a record is kept, empty for ever. */
    public Optional<Duration> keptFor() {
        return Optional.ofNullable(retention);
    }

    /** The largest record batch that the broker takes. */
    public int maxMessageBytes() {
        return limits.messageBytes();
    }

    /**
     * The largest value that readers take for a record of this topic: what is larger is {@code oversized_record} to
     * them.
     */
    public int mostRecordBytes() {
        return limits.recordBytes();
    }

    /** Whether the broker takes a record of this key and value, either of which may be null. */
    public boolean takes(byte[] key, byte[] value) {
        long bytes = (key == null ? 0L : key.length) + (value == null ? 0 : value.length);
        return bytes <= limits.messageBytes() - Limits.AROUND_A_RECORD;
    }

    /**
     * The broker's settings of this topic. Times in the log are always the broker's: event time lives in the payload
     * only.
     */
    public Map<String, String> config() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("cleanup.policy", cleanup.policy());
        config.put(
                "retention.ms", Long.toString(keptFor().map(Duration::toMillis).orElse(-1L)));
        if (!cleanup.lag().isZero()) {
            config.put("min.compaction.lag.ms", Long.toString(cleanup.lag().toMillis()));
        }
        // Size must never delete what time keeps, whatever the broker's default is.
        config.put("retention.bytes", "-1");
        config.put("message.timestamp.type", "LogAppendTime");
        config.put("max.message.bytes", Integer.toString(maxMessageBytes()));
        if (limits.writers() == Writers.ANYBODY) {
            // The broker unpacks what others send, so that its limit is one of what readers will hold in memory.
            config.put("compression.type", "uncompressed");
        }
        return config;
    }

    @Override
    public String toString() {
        return name;
    }
}
