package io.tidemark.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class NiceChildIT {

    /** Places of the fields in /proc/PID/stat behind the name, which ends with a bracket. */
    private static final int NICE = 16;

    @TempDir
    Path dir;

    @Test
    void aNiceChildGivesWayAndIsStillTheProcessThatWasStarted() throws Exception {
        assumeThat(Path.of("/proc/self/stat")).exists();
        assumeThat(Niceness.words(GivingWay.MOST)).startsWith("nice");
        JavaCommand command = JavaCommand.of(Child.class.getName())
                .small()
                .nice()
                .argument(dir.resolve("said").toString());
        try (ChildProcess child = ChildProcess.start("child", command, dir.resolve("child.log"))) {
            await().atMost(Duration.ofMinutes(3)).until(() -> Files.exists(dir.resolve("said")));

            String stat = Files.readString(Path.of("/proc", Long.toString(child.pid()), "stat"));
            assertThat(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE])
                    .isEqualTo("19");
            assertThat(ResidentMemory.of(child.pid()).orElseThrow()).isBetween(1L << 20, 1L << 32);
        }
    }

    @Test
    void aProcessThatIsGoneHasNoMemory() {
        assertThat(ResidentMemory.of(Long.MAX_VALUE)).isEmpty();
    }
}
