package io.tidemark.testkit.poison;

import io.tidemark.log.topics.Topic;
import io.tidemark.testkit.poison.treatment.Treatment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * One message, and what must become of it.
 *
 * @param topic where it is sent
 * @param partition null: by the key
 * @param timestamp that its sender claims; null: the sender's clock
 * @param compressed whether its batch is compressed, so that much becomes little on the wire
 */
public record PoisonRecord(
        Topic<?> topic,
        Integer partition,
        byte[] key,
        byte[] value,
        List<Header> headers,
        Long timestamp,
        boolean compressed,
        Treatment treatment) {

    /** Keyed by a text; null for none. */
    public static PoisonRecord of(Topic<?> topic, String key, byte[] value, Treatment treatment) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new PoisonRecord(topic, null, bytes, value, List.of(), null, false, treatment);
    }

    public PoisonRecord keyed(byte[] other) {
        return new PoisonRecord(topic, partition, other, value, headers, timestamp, compressed, treatment);
    }

    public PoisonRecord in(int place) {
        return new PoisonRecord(topic, place, key, value, headers, timestamp, compressed, treatment);
    }

    public PoisonRecord with(String header, byte[] content) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new RecordHeader(header, content));
        return new PoisonRecord(topic, partition, key, value, List.copyOf(more), timestamp, compressed, treatment);
    }

    public PoisonRecord at(long time) {
        return new PoisonRecord(topic, partition, key, value, headers, time, compressed, treatment);
    }

    public PoisonRecord compress() {
        return new PoisonRecord(topic, partition, key, value, headers, timestamp, true, treatment);
    }

    public PoisonRecord must(Treatment other) {
        return new PoisonRecord(topic, partition, key, value, headers, timestamp, compressed, other);
    }

    /** @param fullName of the topic, prefix included */
    public ProducerRecord<byte[], byte[]> message(String fullName) {
        return new ProducerRecord<>(fullName, partition, timestamp, key, value, headers);
    }
}
