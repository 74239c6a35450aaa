package io.tidemark.retraining.log;

import io.tidemark.schemas.TrafficSegment;
import io.tidemark.scoring.model.manifest.DataSet;
import io.tidemark.scoring.model.manifest.LogRange;
import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.intake.Intake;
import io.tidemark.training.rows.RowLimit;
import io.tidemark.training.rows.Segments;
import io.tidemark.training.rows.TrainingSet;
import io.tidemark.training.rows.TrainingSetBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads vectors as they were served, and labels, from the log, and joins them.
 *
 * @param maturity see {@link TrainingSetBuilder}
 * @param range likewise
 * @param limit likewise
 * @param intake likewise
 */
public record LoggedRows(TopicReader topics, Duration maturity, Duration range, RowLimit limit, Intake intake) {

    /** The rows, and the stretches of the log that they were made of. */
    public record Read(TrainingSet set, List<LogRange> log) {}

    /**
     * What the log holds at this moment. A record cannot have been appended long before its event time, so what was
     * appended before the training range need not be read.
     *
     * @param seen an event time that was reached already; empty reads the log from its beginning
     */
    public Read newest(FeatureSpace space, Optional<Instant> seen) {
        Optional<Instant> since =
                seen.map(time -> time.minus(maturity).minus(range).minus(intake.clockSkew()));
        LoggedTraffic traffic = LoggedTraffic.newest(topics, since);
        return new Read(builder(space).build(traffic), traffic.read());
    }

    /** What was read for a data set, read again. */
    TrainingSet again(FeatureSpace space, DataSet set) {
        return builder(space).build(LoggedTraffic.of(topics, set.log()));
    }

    /** Which of the rows belong to these parts of the traffic; reads the scores again if there are any. */
    public Segments segments(Read read, List<TrafficSegment> named) {
        Set<String> ids = new HashSet<>();
        read.set().rows().forEach(row -> ids.add(row.transactionId()));
        Segments segments = new Segments(named, ids);
        if (!segments.isEmpty()) {
            LoggedTraffic.of(topics, read.log()).scores(score -> segments.add(score.value()));
        }
        return segments;
    }

    private TrainingSetBuilder builder(FeatureSpace space) {
        return new TrainingSetBuilder(space.hash(), space.featureNames().size(), maturity, range, limit, intake);
    }
}
