package io.tidemark.scoring.rollout;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.release.models.BundleIntake;
import io.tidemark.scoring.rollout.step.TrialTerms;
import io.tidemark.testkit.scoring.TestModels;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Sequencers of tests: the models of tests, no trials, the clock of the machine. */
final class Sequencers {

    private Sequencers() {}

    /** @param wait for instances that live and say nothing */
    static Sequencer of(Connection connection, SchemaRegistry registry, Duration wait) {
        return of(connection, registry, wait, TestModels.CATALOGUE_HASH);
    }

    /** The same under another catalogue. */
    static Sequencer of(Connection connection, SchemaRegistry registry, Duration wait, String catalogueHash) {
        return of(connection, registry, wait, Optional.of(catalogueHash));
    }

    /** One that nobody told which catalogue the features are computed with. */
    static Sequencer ofAnyCatalogue(Connection connection, SchemaRegistry registry) {
        return of(connection, registry, Duration.ofSeconds(10), Optional.empty());
    }

    private static Sequencer of(
            Connection connection, SchemaRegistry registry, Duration wait, Optional<String> catalogueHash) {
        return new Sequencer(
                connection,
                registry,
                new BundleIntake(new ModelLoader(new CompiledForestFactory())),
                catalogueHash,
                wait,
                TrialTerms.NONE,
                InstantSource.system(),
                () -> {});
    }
}
