package io.tidemark.retraining;

import io.tidemark.log.kafka.Connection;
import io.tidemark.ops.OpsServer;
import io.tidemark.retraining.settings.RetrainingConfig;
import io.tidemark.retraining.settings.RetrainingKeys;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.start.Operations;
import io.tidemark.start.ProcessPlan;
import io.tidemark.start.RunningProcess;
import io.tidemark.training.params.GivenParameters;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the retraining process is started. */
final class RetrainingPlan implements ProcessPlan<RetrainingConfig> {

    private static final Logger LOG = LoggerFactory.getLogger(RetrainingPlan.class);
    private static final long STOP_SECONDS = 20;

    private final Clock clock;

    RetrainingPlan(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Keys keys() {
        return RetrainingKeys.ALL;
    }

    @Override
    public RetrainingConfig read(Settings settings) {
        return RetrainingConfig.of(settings);
    }

    @Override
    public Operations operations(RetrainingConfig config) {
        return config.work().operations();
    }

    @Override
    public Optional<Connection> connection(RetrainingConfig config) {
        return Optional.of(config.connection());
    }

    @Override
    public List<String> warnings(RetrainingConfig config) {
        String params = config.properties().getOrDefault(RetrainingKeys.PARAMS.name(), "");
        return GivenParameters.read(params).notes().stream()
                .map(note -> RetrainingKeys.PARAMS.name() + ": " + note)
                .toList();
    }

    @Override
    public RunningProcess start(RetrainingConfig config, OpsServer ops) {
        RetrainingService.needs(config.connection()).require(config.connection());
        return new RunningService(new RetrainingService(config, clock, ops.registry()), new CountDownLatch(1));
    }

    /** The running process. */
    private record RunningService(RetrainingService service, CountDownLatch ended) implements RunningProcess {

        @Override
        public Optional<String> reasonNotReady() {
            return service.reasonNotReady();
        }

        @Override
        public Optional<String> progress() {
            return service.progress();
        }

        @Override
        public Optional<String> awaitEnd() throws InterruptedException {
            try {
                service.run();
                return Optional.empty();
            } finally {
                ended.countDown();
            }
        }

        @Override
        public void close() {
            service.stop();
            try {
                // The training under way is given up, and its directory cleared.
                if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                    LOG.warn(
                            "the training under way has not ended within {} s; its request waits for the next start",
                            STOP_SECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
