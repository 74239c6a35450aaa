package io.tidemark.scoring.app.streams;

import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Refuses what the topic would refuse. A record that the producer or the broker refuses has spoilt the transaction by
 * then, and everything that is in it would be tried again for ever; what a serializer refuses has not.
 */
public final class BoundedSerializer<T> implements Serializer<T> {

    /** For key and headers, which are a few kilobytes at most since ids are bounded. */
    static final int ROOM_BESIDE_THE_VALUE = 8 << 10;

    private final Serializer<T> serializer;
    private final int mostBytes;

    /** @param mostBytes the largest message that the topic takes */
    public BoundedSerializer(Serializer<T> serializer, int mostBytes) {
        this.serializer = serializer;
        this.mostBytes = mostBytes;
    }

    @Override
    public byte[] serialize(String topic, T value) {
        return bounded(topic, serializer.serialize(topic, value));
    }

    @Override
    public byte[] serialize(String topic, Headers headers, T value) {
        return bounded(topic, serializer.serialize(topic, headers, value));
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        serializer.configure(configs, isKey);
    }

    @Override
    public void close() {
        serializer.close();
    }

    private byte[] bounded(String topic, byte[] bytes) {
        if (bytes != null && bytes.length > mostBytes - ROOM_BESIDE_THE_VALUE) {
            throw new OversizedRecordException(topic, bytes.length, mostBytes - ROOM_BESIDE_THE_VALUE);
        }
        return bytes;
    }
}
