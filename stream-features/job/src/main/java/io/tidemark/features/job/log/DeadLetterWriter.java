package io.tidemark.features.job.log;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.WireFormats;
import java.time.Instant;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what was refused to the dead letters. */
final class DeadLetterWriter implements KafkaRecordSerializationSchema<Event> {
    private static final long serialVersionUID = 1L;
    private final String topic;
    private final WireFormats formats;
    private transient WireFormats.Open wire;

    DeadLetterWriter(String topic, WireFormats formats) {
        this.topic = topic;
        this.formats = formats;
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) {
        wire = formats.open();
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Event event, KafkaSinkContext sink, Long timestamp) {
        RefusedEvent refused = (RefusedEvent) event;
        return new ProducerRecord<>(topic, wire.deadLetter(refused.deadLetter(Instant.now())));
    }
}
