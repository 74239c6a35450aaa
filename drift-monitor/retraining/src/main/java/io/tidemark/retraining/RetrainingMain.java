package io.tidemark.retraining;

import io.tidemark.ops.OpsServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** The retraining process: one argument, a properties file; see {@link RetrainingConfig#from} for the keys. */
public final class RetrainingMain {

    private static final long STOP_SECONDS = 20;

    private RetrainingMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 1) {
            System.err.println("retraining takes one argument, a properties file");
            System.exit(2);
        }
        RetrainingConfig config;
        try {
            config = RetrainingConfig.from(new PropertiesFile(Path.of(args[0])).read());
        } catch (IllegalArgumentException e) {
            System.err.println(args[0] + ": " + e.getMessage());
            System.exit(2);
            return;
        }
        try (OpsServer ops = new OpsServer("retraining", config.opsPort())) {
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
