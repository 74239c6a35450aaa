package io.tidemark.features.job.log;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.WireFormats;
import java.time.Clock;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what was refused to the dead letters. */
final class DeadLetterWriter implements KafkaRecordSerializationSchema<Event> {
    private static final long serialVersionUID = 1L;
    private final String topic;
    private final WireFormats formats;
    private final Clock clock;
    private transient WireFormats.Open wire;

    /** @param clock serialisable, as those of the JDK are; says when something was refused */
    DeadLetterWriter(String topic, WireFormats formats, Clock clock) {
        this.topic = topic;
        this.formats = formats;
        this.clock = clock;
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) {
        wire = formats.open();
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Event event, KafkaSinkContext sink, Long timestamp) {
        RefusedEvent refused = (RefusedEvent) event;
        return new ProducerRecord<>(topic, wire.deadLetter(refused.deadLetter(clock.instant())));
    }
}
