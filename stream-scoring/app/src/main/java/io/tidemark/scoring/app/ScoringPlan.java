package io.tidemark.scoring.app;

import io.tidemark.log.kafka.Connection;
import io.tidemark.ops.OpsServer;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.start.Operations;
import io.tidemark.start.ProcessPlan;
import io.tidemark.start.RunningProcess;
import java.time.InstantSource;
import java.util.Optional;

/** How a scoring process is started. */
final class ScoringPlan implements ProcessPlan<ScoringSettings> {

    @Override
    public Keys keys() {
        return ScoringKeys.ALL;
    }

    @Override
    public ScoringSettings read(Settings settings) {
        return ScoringSettings.of(settings);
    }

    @Override
    public Operations operations(ScoringSettings config) {
        return config.process().operations();
    }

    @Override
    public Optional<Connection> connection(ScoringSettings config) {
        return Optional.of(config.connection());
    }

    @Override
    public RunningProcess start(ScoringSettings config, OpsServer ops) {
        return ScoringApp.start(config, InstantSource.system(), ops.registry());
    }
}
