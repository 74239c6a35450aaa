package io.tidemark.schemas.topics;

import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of Tidemark: what stands in it and how long.
 *
 * @param name without the prefix, see {@link io.tidemark.schemas.kafka.Connection#topic}
 * @param key what its keys are
 * @param value the one record type of its values
 * @param partitions how many partitions it has
 * @param retention how long a record is kept after it was appended; null for ever
 * @param cleanup what happens to old records
 * @param maxMessageBytes the largest record batch that the broker takes
 */
public record Topic<T extends SpecificRecord>(
        String name,
        KeyType key,
        Class<T> value,
        Partitions partitions,
        Duration retention,
        Cleanup cleanup,
        int maxMessageBytes)
        implements Serializable {

    /** Kafka's own limit of a message: 1 MiB and the overhead of a batch. */
    public static final int USUAL_MESSAGE_BYTES = 1_048_588;

    public Topic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        if (cleanup == Cleanup.COMPACT && key == KeyType.NONE) {
            throw new IllegalArgumentException("%s is compacted, so its records need keys".formatted(name));
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

    /** The broker's settings of this topic. Times in the log are always the broker's: event time lives in the payload only. */
    public Map<String, String> config() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("cleanup.policy", cleanup.policy());
        config.put(
                "retention.ms", Long.toString(keptFor().map(Duration::toMillis).orElse(-1L)));
        // Size must never delete what time keeps, whatever the broker's default is.
        config.put("retention.bytes", "-1");
        config.put("message.timestamp.type", "LogAppendTime");
        config.put("max.message.bytes", Integer.toString(maxMessageBytes));
        return config;
    }

    @Override
    public String toString() {
        return name;
    }
}
