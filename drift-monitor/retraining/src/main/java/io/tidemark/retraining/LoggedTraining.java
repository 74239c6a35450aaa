package io.tidemark.retraining;

import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.registry.RegistryUnreachableException;
import io.tidemark.schemas.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A retraining on what the log holds at this moment. What makes it impossible becomes its finding. */
final class LoggedTraining {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedTraining.class);
    /** Clocks of those who send transactions may be ahead of the broker's by as much. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private final RetrainingConfig config;
    private final Clock clock;
    private final TopicReader topics;
    private final Consumer<String> progress;

    /** @param progress hears what is done, for people */
    LoggedTraining(RetrainingConfig config, Clock clock, TopicReader topics, Consumer<String> progress) {
        this.config = config;
        this.clock = clock;
        this.topics = topics;
        this.progress = progress;
    }

    RetrainingOutcome run(TrainingOrder order) {
        try {
            FeatureSpace space = order.champion()
                    .map(one -> FeatureSpace.of(one.bundle()))
                    .orElseGet(() -> FeatureSpace.of(CatalogueReader.resolve(config.catalogue())));
            progress.accept(order.version() + ": reading scores and labels");
            TrainingSet set = collect(space, order.seen());
            LOG.info("{}: matured until {}, {}", order.version(), set.maturedUntil(), set.counts());
            return new Retraining(config.rules(), clock, progress).run(order.version(), set, space, order.champion());
        } catch (KafkaException | RegistryUnreachableException e) {
            throw e; // Not the fault of the data: it is tried again.
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be trained", order.version(), e);
            return RetrainingOutcome.refused(order.version(), "No candidate could be made, " + e.getMessage());
        }
    }

    /**
     * A record cannot have been appended long before its event time, so what was appended before the training range
     * need not be read.
     */
    private TrainingSet collect(FeatureSpace space, Optional<Instant> seen) {
        RetrainingRules rules = config.rules();
        Optional<Instant> since = seen.map(
                time -> time.minus(rules.maturity()).minus(rules.range()).minus(CLOCK_SKEW));
        TrainingSetBuilder builder =
                new TrainingSetBuilder(space.hash(), space.featureNames().size(), rules.maturity(), rules.range());
        // Scores first: a label that arrives meanwhile is of use, a score without its label could pass for genuine.
        long lost = topics.read(Topics.SCORES, since, builder::score);
        lost += topics.read(Topics.LABELS, since, builder::label);
        if (lost > 0) {
            LOG.warn("{} scores and labels could not be decoded and are left out", lost);
        }
        return builder.build();
    }
}
