package io.tidemark.retraining.run.flink;

import io.tidemark.exit.ExitCodes;
import io.tidemark.retraining.run.LogUnreachableException;
import io.tidemark.retraining.run.OutcomeFiles;
import io.tidemark.retraining.run.TrainingOrder;
import io.tidemark.retraining.run.TrainingProcess;
import io.tidemark.retraining.settings.RetrainingConfig;
import io.tidemark.training.RetrainingOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs a training far from its service, with the same budget and the same care: one argument, a directory with a
 * {@link TrainingOrder} that both see. Gives up when nobody renews the {@link Lease} any more.
 */
public final class SupervisorMain {

    private SupervisorMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        // The same texts and numbers wherever it runs.
        Locale.setDefault(Locale.ROOT);
        Path directory = Path.of(args[0]);
        TrainingOrder order = TrainingOrder.read(directory);
        RetrainingConfig config = RetrainingConfig.from(order.properties());
        OutcomeFiles files = new OutcomeFiles(directory);
        Lease lease = new Lease(directory, Clock.systemUTC());
        try {
            Optional<RetrainingOutcome> outcome = new TrainingProcess(
                            config.work().state(),
                            config.work().budget(),
                            config.work().givingWay(),
                            Clock.systemUTC(),
                            line -> {},
                            lease::lapsed)
                    .run(order, directory);
            if (outcome.isEmpty()) {
                System.err.println("nobody waits for " + order.version() + " any more, so it was given up");
                System.exit(ExitCodes.FAILED);
                return;
            }
            files.write(outcome.get());
        } catch (LogUnreachableException e) {
            files.writeUnreachable(String.valueOf(e.getMessage()));
        }
    }
}
