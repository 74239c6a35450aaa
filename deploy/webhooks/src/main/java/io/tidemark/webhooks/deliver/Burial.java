package io.tidemark.webhooks.deliver;

import io.tidemark.log.LogWriter;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.DeadLetters;
import io.tidemark.subscriber.Delivery;
import io.tidemark.subscriber.Place;
import io.tidemark.subscriber.Unreadable;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes dead letters: of alerts that an endpoint did not take, and of records that are none. For one thread. */
public final class Burial implements AutoCloseable {

    /** The stable code of an alert that was not taken in its time. */
    public static final String UNDELIVERED = "webhook_undelivered";

    private final Connection connection;
    private final AvroSerde<DeadLetter> letters;
    private final LogWriter writer;
    private final InstantSource clock;

    /** Of one endpoint. */
    public Burial(Connection connection, SchemaRegistry registry, InstantSource clock) {
        this.connection = connection;
        this.letters = registry.serde(Topics.DEAD_LETTERS);
        this.writer = LogWriter.ofOne(connection, Topics.DEAD_LETTERS);
        this.clock = clock;
    }

    /** Its record to the byte, with whatever a later version wrote into it. Returns when the broker has it. */
    void undelivered(Endpoint endpoint, Delivery<?> delivery, String why) {
        bury(
                UNDELIVERED,
                "The endpoint %s did not take the alert %s in the time that it is held for: %s"
                        .formatted(endpoint.name(), delivery.key(), why),
                delivery.place(),
                delivery.recordKey(),
                delivery.recordValue(),
                endpoint);
    }

    /** Returns when the broker has it. */
    void unreadable(Endpoint endpoint, Unreadable record) {
        bury(record.cause(), record.sentence(), record.place(), record.key(), record.value(), endpoint);
    }

    private void bury(String cause, String says, Place place, byte[] key, byte[] value, Endpoint endpoint) {
        DeadLetter letter = DeadLetters.of(
                cause,
                says,
                place.topic(),
                place.partition(),
                place.offset(),
                key,
                value,
                "webhooks/" + endpoint.name(),
                clock.instant());
        writer.write(new ProducerRecord<>(connection.topic(Topics.DEAD_LETTERS), letters.encode(letter)));
    }

    @Override
    public void close() {
        writer.close();
    }
}
