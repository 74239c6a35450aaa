package io.tidemark.scoring.app.topology;

import java.io.IOException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Avro's single-object encoding, which needs no registry, for the topology alone. */
public record PlainSerde<T extends SpecificRecordBase>(Class<T> type) implements Serde<T> {

    @Override
    public Serializer<T> serializer() {
        SpecificData data = SpecificData.getForClass(type);
        BinaryMessageEncoder<T> encoder = new BinaryMessageEncoder<>(data, data.getSchema(type));
        return (topic, value) -> {
            try {
                return encoder.encode(value).array().clone();
            } catch (IOException e) {
                throw new SerializationException(e);
            }
        };
    }

    @Override
    public Deserializer<T> deserializer() {
        SpecificData data = SpecificData.getForClass(type);
        BinaryMessageDecoder<T> decoder = new BinaryMessageDecoder<>(data, data.getSchema(type));
        return (topic, bytes) -> {
            try {
                return bytes == null ? null : decoder.decode(bytes);
            } catch (IOException | RuntimeException e) {
                throw new SerializationException("Not readable as " + type.getSimpleName(), e);
            }
        };
    }
}
