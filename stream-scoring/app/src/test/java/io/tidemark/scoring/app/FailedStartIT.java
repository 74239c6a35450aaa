package io.tidemark.scoring.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.cluster.TopicsException;
import io.tidemark.log.registry.RegistryUnreachableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a start had opened is closed when it fails, wherever it does. */
@Tag("component")
class FailedStartIT {

    private static final int STARTS = 20;
    private static final Duration ENDING = Duration.ofMinutes(3);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    @Test
    void nothingIsLeftOfStartsWithoutTheirTopics() {
        leavesNothing(Map.of("topic.prefix", "nowhere.", "start.patience", "0"), TopicsException.class);
    }

    @Test
    void nothingIsLeftOfStartsWithoutARegistry() {
        leavesNothing(Map.of("schema.registry.url", "http://127.0.0.1:1"), RegistryUnreachableException.class);
    }

    @Test
    void nothingIsLeftOfStartsThatFailAtTheLast() throws Exception {
        Path file = Files.createFile(dir.resolve("file"));
        leavesNothing(Map.of("state.dir", file.toString()), RuntimeException.class);
    }

    private void leavesNothing(Map<String, String> wrong, Class<? extends Exception> failure) {
        Map<String, String> properties = KAFKA.properties();
        properties.put("state.dir", dir.toString());
        properties.putAll(wrong);
        ScoringSettings settings = ScoringSettings.from(properties);
        // What the JVM makes once for all.
        fails(settings, failure);
        int before = threads();
        for (int i = 0; i < STARTS; i++) {
            fails(settings, failure);
        }
        // A thread of its own for the question would be one more.
        await().pollInSameThread()
                .atMost(ENDING)
                .untilAsserted(() -> assertThat(threads()).as(names()).isLessThanOrEqualTo(before));
    }

    private static void fails(ScoringSettings settings, Class<? extends Exception> failure) {
        assertThatThrownBy(() -> ScoringApp.start(settings, InstantSource.system(), new SimpleMeterRegistry()))
                .isInstanceOf(failure)
                .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }

    private static String names() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }
}
