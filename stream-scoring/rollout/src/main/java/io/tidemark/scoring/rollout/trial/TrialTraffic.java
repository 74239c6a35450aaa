package io.tidemark.scoring.rollout.trial;

import io.tidemark.log.Decoded;
import io.tidemark.log.LogReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads scores and labels from a time on. Labels are held back until the scores that were there at the start are read,
 * since they speak of these. Not thread-safe.
 */
final class TrialTraffic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrialTraffic.class);
    private final AvroSerde<Score> scores;
    private final AvroSerde<Label> labels;
    private final LogReader scored;
    private final LogReader labelled;
    private final Map<TopicPartition, Long> there;
    private boolean caughtUp;

    TrialTraffic(Connection connection, SchemaRegistry registry, Instant since) {
        this.scores = registry.serde(Topics.SCORES);
        this.labels = registry.serde(Topics.LABELS);
        this.scored = from(connection, Topics.SCORES, since);
        try {
            this.there = scored.ends();
            this.labelled = from(connection, Topics.LABELS, since);
        } catch (RuntimeException e) {
            scored.close();
            throw e;
        }
    }

    /** Hands over what comes within a time. */
    void poll(Duration atMost, Consumer<Score> score, Consumer<Label> label) {
        scored.poll(atMost, message -> Decoded.of(message, scores).ifPresent(score));
        caughtUp = caughtUp || scored.reached(there);
        if (caughtUp) {
            labelled.poll(Duration.ZERO, message -> Decoded.of(message, labels).ifPresent(label));
        }
    }

    @Override
    public void close() {
        try (scored;
                labelled) {
            LOG.debug("The trial's traffic is no longer read");
        }
    }

    private static LogReader from(Connection connection, Topic<?> topic, Instant since) {
        LogReader reader = new LogReader(connection, topic);
        try {
            reader.seek(since);
            return reader;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }
}
