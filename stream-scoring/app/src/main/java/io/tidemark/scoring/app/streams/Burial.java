package io.tidemark.scoring.app.streams;

import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.DeadLetters;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Makes dead letters of decisions that cannot be written. A letter names the record that was decided, so that it can be
 * looked at and sent again.
 *
 * @param topic full name of the topic of dead letters
 * @param counted is told each cause
 */
public record Burial(String topic, Serializer<DeadLetter> serializer, InstantSource clock, Consumer<String> counted) {

    /** Where {@link BuryingHandler} finds it among the settings of Kafka Streams. */
    public static final String SETTING = "tidemark.burial";

    static final String OVERSIZED = "oversized_record";
    static final String UNWRITABLE = "unwritable_record";
    private static final int NOWHERE = -1;

    ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, ProducerRecord<?, ?> refused, String cause, Exception why) {
        // What is decided since nothing came has no record that it came of.
        boolean ofRecord = context.topic() != null;
        DeadLetter letter = DeadLetters.of(
                cause,
                String.valueOf(why.getMessage()),
                ofRecord ? context.topic() : refused.topic(),
                ofRecord ? context.partition() : NOWHERE,
                ofRecord ? context.offset() : NOWHERE,
                context.sourceRawKey(),
                context.sourceRawValue(),
                "stream-scoring/" + context.processorNodeId(),
                clock.instant());
        counted.accept(cause);
        return new ProducerRecord<>(topic, null, serializer.serialize(topic, letter));
    }
}
