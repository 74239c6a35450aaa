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
        return new Sequencer(
                connection,
                registry,
                new BundleIntake(new ModelLoader(new CompiledForestFactory())),
                Optional.of(TestModels.CATALOGUE_HASH),
                wait,
                TrialTerms.NONE,
                InstantSource.system(),
                () -> {});
    }
}
