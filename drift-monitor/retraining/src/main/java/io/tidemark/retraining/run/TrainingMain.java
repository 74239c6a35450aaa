package io.tidemark.retraining.run;

import io.tidemark.exit.ExitCodes;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.log.kafka.SecretUnreadableException;
import io.tidemark.log.registry.RegistryUnreachableException;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.retraining.log.TopicReader;
import io.tidemark.retraining.settings.RetrainingConfig;
import io.tidemark.training.RetrainingOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The training process: one argument, a directory with a {@link TrainingOrder}, which the outcome is written into. */
public final class TrainingMain {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingMain.class);

    private TrainingMain() {}

    public static void main(String[] args) throws IOException {
        // The same texts and numbers wherever it runs.
        Locale.setDefault(Locale.ROOT);
        Path directory = Path.of(args[0]);
        TrainingOrder order = TrainingOrder.read(directory);
        RetrainingConfig config = RetrainingConfig.from(order.properties());
        try (SchemaRegistry registry = SchemaRegistry.connect(config.connection())) {
            TopicReader topics = new TopicReader(config.connection(), registry);
            RetrainingOutcome outcome = new LoggedTraining(
                            config, Clock.systemUTC(), topics, new ProgressFile(directory))
                    .run(order, directory);
            new OutcomeFiles(directory).write(outcome);
        } catch (KafkaException
                | KafkaUnreachableException
                | SecretUnreadableException
                | RegistryUnreachableException e) {
            LOG.debug("Cause", e);
            // The last line is what the service tells of it.
            System.err.println(e.getMessage());
            System.exit(ExitCodes.TRY_AGAIN);
        }
    }
}
