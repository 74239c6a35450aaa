package io.tidemark.retraining;

import io.tidemark.ops.OpsServer;
import io.tidemark.retraining.params.GivenParameters;
import io.tidemark.settings.Layers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The retraining process: a properties file with the keys of {@link RetrainingKeys}, and any {@code --set retraining.KEY=VALUE}. */
public final class RetrainingMain {

    private static final Logger LOG = LoggerFactory.getLogger(RetrainingMain.class);
    private static final long STOP_SECONDS = 20;

    private RetrainingMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        // The same texts and numbers wherever it runs.
        Locale.setDefault(Locale.ROOT);
        RetrainingConfig config;
        OpsServer ops;
        try {
            config = Layers.of(RetrainingKeys.ALL, System.getenv(), args)
                    .read(RetrainingConfig::of, warning -> System.err.println("retraining: " + warning));
            ops = new OpsServer("retraining", config.work().ops());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println("retraining: " + e.getMessage());
            System.exit(2);
            return;
        }
        GivenParameters.read(config.properties().getOrDefault(RetrainingKeys.PARAMS.name(), ""))
                .notes()
                .forEach(note -> LOG.warn("params: {}", note));
        try (ops) {
            RetrainingService service = new RetrainingService(config, Clock.systemUTC(), ops.registry());
            ops.readiness(service::reasonNotReady);
            ops.progress(service::progress);
            stopOrderly(service, Thread.currentThread());
            service.run();
        }
    }

    private static void stopOrderly(RetrainingService service, Thread worker) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            service.stop();
            try {
                worker.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
