package io.tidemark.retraining;

import static io.tidemark.retraining.LogFixture.FraudPattern.BEFORE_DRIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.training.bundle.FeatureSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A training on a machine whose processors others keep for themselves, from tests beside it as well. */
@Tag("alone")
@Tag("component")
class StarvedTrainingIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private static final int OTHERS = 3 * Runtime.getRuntime().availableProcessors();

    @TempDir
    Path directory;

    private final List<Process> others = new ArrayList<>();
    private LogFixture log;
    private ServiceRun run;

    @BeforeEach
    void cleanSlate() throws Exception {
        Connection connection = KAFKA.freshConnection();
        log = new LogFixture(connection);
        run = new ServiceRun(connection, log, directory);
    }

    @AfterEach
    void stopEverything() throws Exception {
        others.forEach(Process::destroyForcibly);
        run.close();
        log.close();
    }

    @Test
    void itBeginsAgainAndGivesWayLessUntilItGetsItsShare() throws Exception {
        assumeThat(Path.of("/proc/self/schedstat")).exists();
        log.traffic(FeatureSpace.of(CatalogueReader.shipped("handbook")), 3_000, BEFORE_DRIFT);
        for (int i = 0; i < OTHERS; i++) {
            others.add(busy());
        }
        run.ask("r1", RetrainingCause.PERSON);
        run.start(Map.of("training.starving", "1s"));

        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> run.service().progress().orElse("").startsWith("beginning again at niceness 5"));

        assertThat(run.candidates(1)).hasSize(1);
    }

    private static Process busy() throws IOException {
        return new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    }
}
