package io.tidemark.scoring.rollout;

import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutEvent;
import io.tidemark.schemas.RolloutOutcome;
import io.tidemark.schemas.RolloutRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Asks for one promotion after the other with one producer and one reader, which a client opens anew each time. */
final class SwapDriver implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();
    private final AvroSerde<RolloutRequest> requests;
    private final AvroSerde<RolloutEvent> events;
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final LogReader answers;
    private long asked;

    SwapDriver(Connection connection, SchemaRegistry registry) {
        requests = registry.serde(Topics.ROLLOUT_REQUESTS);
        events = registry.serde(Topics.ROLLOUT_EVENTS);
        topic = connection.topic(Topics.ROLLOUT_REQUESTS);
        Map<String, Object> config = connection.clientConfig();
        config.put("linger.ms", 0);
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        answers = new LogReader(connection, Topics.ROLLOUT_EVENTS);
    }

    /** Returns when the activation is in the log. */
    void promote(String version) {
        String id = "swap-" + asked++;
        producer.send(new ProducerRecord<>(
                topic,
                requests.encode(RolloutRequest.newBuilder()
                        .setRequestId(id)
                        .setAction(RolloutAction.PROMOTE)
                        .setVersion(version)
                        .setRequestedAt(Instant.EPOCH)
                        .build())));
        RolloutEvent answer = answer(id);
        if (answer.getOutcome() != RolloutOutcome.ACTIVATED || answer.getText().contains("not ")) {
            throw new IllegalStateException("not every instance was ready: " + answer);
        }
    }

    @Override
    public void close() {
        producer.close();
        answers.close();
    }

    private RolloutEvent answer(String id) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < PATIENCE_NANOS) {
            for (ConsumerRecord<byte[], byte[]> message : answers.poll(POLL)) {
                RolloutEvent event = events.decode(message.value());
                if (event.getRequestId().equals(id)) {
                    return event;
                }
            }
        }
        throw new IllegalStateException("no answer to " + id);
    }
}
