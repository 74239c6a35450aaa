package io.tidemark.features.job.log;

import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.WireFormats;
import io.tidemark.features.job.gapless.GaplessSink;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.FeatureRecord;
import java.time.Clock;

/** Where the job writes: at least once, in order, and without waiting for more. */
public record Sinks(Connection connection) {

    public GaplessSink<FeatureRecord> features(WireFormats formats) {
        return new GaplessSink<>(
                new FeaturesWriter(connection, formats, Clock.systemUTC()),
                connection.producerConfig(Topics.FEATURES, Topics.DEAD_LETTERS));
    }

    public GaplessSink<Event> deadLetters(WireFormats formats) {
        return new GaplessSink<>(
                new DeadLetterWriter(connection.topic(Topics.DEAD_LETTERS), formats, Clock.systemUTC()),
                connection.producerConfig(Topics.DEAD_LETTERS));
    }
}
