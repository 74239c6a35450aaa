package io.tidemark.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real processes that want the same processor. */
@Tag("alone")
@Tag("component")
class StarvationIT {

    private final List<Process> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(Process::destroyForcibly);
    }

    @Test
    void theNicestBesideTwoOthersOnOneProcessorStarves() throws IOException {
        assumeThat(Path.of("/proc/self/schedstat")).exists();
        assumeThat(Niceness.words(GivingWay.MOST)).startsWith("nice");
        GivingWay way = new GivingWay(GivingWay.MOST, Duration.ofSeconds(2));
        busy(0);
        busy(0);
        Process nice = busy(GivingWay.MOST);
        StarvationWatch watch = new StarvationWatch(way);

        await().atMost(Duration.ofMinutes(1)).until(() -> watch.starves(nice.pid()));
    }

    @Test
    void aProcessThatSleepsDoesNotStarveAndOneThatIsGoneNeither() throws Exception {
        Process sleeping = start(List.of("sleep", "20"));
        // Until then it may want a processor that others have.
        await().atMost(Duration.ofMinutes(1)).until(() -> isAsleep(sleeping.pid()));
        StarvationWatch watch = new StarvationWatch(new GivingWay(GivingWay.MOST, Duration.ofMillis(1)));

        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofMinutes(1))
                .until(() -> watch.starves(sleeping.pid()), starves -> !starves);
        sleeping.destroyForcibly().waitFor();
        assertThat(ProcessorTimes.of(sleeping.pid())).isEmpty();
    }

    private static boolean isAsleep(long pid) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/stat")).contains("(sleep) S");
    }

    /** Bound to one processor of those that this process may use, so that the test is the same on any machine. */
    private Process busy(int niceness) throws IOException {
        List<String> words = new ArrayList<>(Niceness.words(niceness));
        words.addAll(List.of("taskset", "-c", processor(), "sh", "-c", "while :; do :; done"));
        return start(words);
    }

    private static String processor() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> line.replaceFirst("^\\D*(\\d+).*$", "$1"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Process start(List<String> words) throws IOException {
        Process process = new ProcessBuilder(words).start();
        running.add(process);
        return process;
    }
}
