package io.tidemark.log.registry;

import io.tidemark.log.topics.Topic;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads and writes the values of one topic in Confluent's wire format.
 *
 * <p>Writes with the schema of this build, whose id is asked of the registry once, at the first record. Reads with the
 * schema that the message names, or the header of its record, so older and newer writers are understood, and strangers
 * as far as {@link io.tidemark.schemas.fit.SchemaFit} goes. On the way of a record there is no I/O, no lock and no
 * allocation but the message or the record itself, except for the first message of each schema id.
 *
 * <p>Thread-safe: every thread has its own buffers and readers. So one serde may serve all threads of a Kafka Streams
 * application or of a shared producer. Not
 * {@link java.io.Serializable}: a Flink operator makes its own from the {@link io.tidemark.log.kafka.Connection} when
 * it opens.
 *
 * <p>Reading throws {@link UndecodableRecordException} if the message is at fault and
 * {@link RegistryUnreachableException} if the registry is. Writing throws the latter, {@link RefusedSchemaException} if
 * the registry does not take this build's schema, and Kafka's {@code SerializationException} for a record that lacks a
 * required field.
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T>, Serializer<T>, Deserializer<T> {

    private static final int NOT_ASKED = -1;
    private final SchemaRegistry registry;
    private final Topic<T> topic;
    private final ThreadLocal<RecordCodec<T>> codec;
    private volatile int schemaId = NOT_ASKED;

    AvroSerde(SchemaRegistry registry, Topic<T> topic) {
        this.registry = registry;
        this.topic = topic;
        Schema schema = topic.schema();
        SpecificData data = dataOf(topic.value());
        this.codec = ThreadLocal.withInitial(
                () -> new RecordCodec<>(registry.written()::of, data, schema, topic.mostRecordBytes()));
    }

    /** The message of this record; the first call registers the schema or asks for its id. */
    public byte[] encode(T message) {
        int id = schemaId;
        if (id == NOT_ASKED) {
            id = registry.schemaId(topic);
            schemaId = id;
        }
        return codec.get().encode(id, message);
    }

    /** The record of this message, which must not be null. */
    public T decode(byte[] message) {
        return codec.get().decode(message);
    }

    /** Whether a record's headers name the schema of its value, which cannot be read without them then. */
    public static boolean isNamed(Headers headers) {
        Header named = headers.lastHeader(SchemaName.HEADER);
        return named != null && named.value() != null;
    }

    /** Of a record's headers the one that names the schema of its value, if there is one. */
    public static Headers nameOnly(Headers headers) {
        RecordHeaders name = new RecordHeaders();
        if (isNamed(headers)) {
            name.add(headers.lastHeader(SchemaName.HEADER));
        }
        return name;
    }

    /**
     * The record of this message under the schema that its header names, or if there is no such header, the message
     * itself.
     */
    public T decode(byte[] message, Headers headers) {
        Header named = headers.lastHeader(SchemaName.HEADER);
        return named == null || named.value() == null
                ? decode(message)
                : codec.get().decode(message, SchemaName.of(named));
    }

    /** The record that was read from a topic. */
    public T decode(ConsumerRecord<?, byte[]> found) {
        return decode(found.value(), found.headers());
    }

    /** {@link #encode}, with null (a tombstone) for null. */
    @Override
    public byte[] serialize(String topicName, T message) {
        return message == null ? null : encode(message);
    }

    /** The same; a header that would name another schema, as records that are passed on may carry one, is taken off. */
    @Override
    public byte[] serialize(String topicName, Headers headers, T message) {
        headers.remove(SchemaName.HEADER);
        return serialize(topicName, message);
    }

    /** {@link #decode(byte[])}, with null for null (a tombstone). */
    @Override
    public T deserialize(String topicName, byte[] message) {
        return message == null ? null : decode(message);
    }

    /** {@link #decode(byte[], Headers)}, with null for null (a tombstone). */
    @Override
    public T deserialize(String topicName, Headers headers, byte[] message) {
        return message == null ? null : decode(message, headers);
    }

    @Override
    public Serializer<T> serializer() {
        return this;
    }

    @Override
    public Deserializer<T> deserializer() {
        return this;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        // Everything comes from the connection.
    }

    @Override
    public void close() {
        // The registry client belongs to whoever connected.
    }

    /**
     * The record's own conversions (instants) under its own class loader: in a Flink job Avro may come from another
     * one.
     */
    static SpecificData dataOf(Class<? extends SpecificRecord> type) {
        SpecificData data = new SpecificData(type.getClassLoader());
        if (SpecificRecordBase.class.isAssignableFrom(type)) {
            SpecificData.getForClass(type).getConversions().forEach(data::addLogicalTypeConversion);
        }
        data.setFastReaderEnabled(true);
        return data;
    }
}
