package io.tidemark.retraining;

import io.tidemark.schemas.topics.Topics;
import io.tidemark.scoring.model.DataSet;
import io.tidemark.scoring.model.LogRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads vectors as they were served, and labels, from the log, and joins them.
 *
 * @param maturity see {@link TrainingSetBuilder}
 * @param range likewise
 */
record LoggedRows(TopicReader topics, Duration maturity, Duration range) {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedRows.class);
    /** Clocks of those who send transactions may be ahead of the broker's by as much. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    /** The rows, and the stretches of the log that they were made of. */
    record Read(TrainingSet set, List<LogRange> log) {}

    /**
     * What the log holds at this moment. A record cannot have been appended long before its event time, so what was
     * appended before the training range need not be read.
     *
     * @param seen an event time that was reached already; empty reads the log from its beginning
     */
    Read newest(FeatureSpace space, Optional<Instant> seen) {
        Optional<Instant> since =
                seen.map(time -> time.minus(maturity).minus(range).minus(CLOCK_SKEW));
        TrainingSetBuilder builder = builder(space);
        // Scores first: a label that arrives meanwhile is of use, a score without its label could pass for genuine.
        TopicReading scores = topics.read(Topics.SCORES, since, builder::score);
        TopicReading labels = topics.read(Topics.LABELS, since, builder::label);
        return read(builder, scores, labels);
    }

    /** What was read for a data set, read again. */
    TrainingSet again(FeatureSpace space, DataSet set) {
        TrainingSetBuilder builder = builder(space);
        TopicReading scores = topics.read(Topics.SCORES, set.log(), builder::score);
        TopicReading labels = topics.read(Topics.LABELS, set.log(), builder::label);
        return read(builder, scores, labels).set();
    }

    private TrainingSetBuilder builder(FeatureSpace space) {
        return new TrainingSetBuilder(space.hash(), space.featureNames().size(), maturity, range);
    }

    private static Read read(TrainingSetBuilder builder, TopicReading scores, TopicReading labels) {
        long lost = scores.undecodable() + labels.undecodable();
        if (lost > 0) {
            LOG.warn("{} scores and labels could not be decoded and are left out", lost);
        }
        List<LogRange> log = new ArrayList<>(scores.ranges());
        log.addAll(labels.ranges());
        return new Read(builder.build(), log);
    }
}
