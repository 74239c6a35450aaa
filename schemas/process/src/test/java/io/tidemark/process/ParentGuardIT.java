package io.tidemark.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class ParentGuardIT {

    @TempDir
    Path dir;

    @Test
    void aChildEndsInOrderWhenItsParentIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        said().toString(),
                        dir.resolve("child.log").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pid = Long.parseLong(
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8)).readLine());
        await().atMost(Duration.ofMinutes(3)).until(() -> says("started"));
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();

        parent.destroyForcibly();

        await().atMost(Duration.ofMinutes(3)).until(() -> !child.isAlive());
        assertThat(says("ended in order")).isTrue();
    }

    @Test
    void aChildIgnoresCtrlCSinceItsParentStopsIt() throws Exception {
        try (ChildProcess child = child()) {
            await().atMost(Duration.ofMinutes(3)).until(() -> says("started"));
            new ProcessBuilder("kill", "-INT", String.valueOf(child.pid()))
                    .start()
                    .waitFor();
            assertThat(child.onExit()).isNotDone();
            child.stop();
            assertThat(says("ended in order")).isTrue();
        }
    }

    @Test
    void aChildThatFailsIsReportedWithItsExitCodeAndTheEndOfItsLog() {
        ChildProcess child =
                ChildProcess.start("child", JavaCommand.of("no.such.Main").small(), dir.resolve("child.log"));
        assertThatThrownBy(() -> child.awaitReady(() -> Optional.of("not yet"), Duration.ofMinutes(3)))
                .isInstanceOf(ChildFailedException.class)
                .hasMessageContaining("child ended with exit code 1")
                .hasMessageContaining("no.such.Main");
    }

    @Test
    void aChildThatIsNotReadyInTimeIsReportedWithTheReason() {
        try (ChildProcess child = child()) {
            assertThatThrownBy(() -> child.awaitReady(() -> Optional.of("no partitions"), Duration.ofMillis(100)))
                    .isInstanceOf(ChildFailedException.class)
                    .hasMessageContaining("no partitions");
        }
    }

    private ChildProcess child() {
        JavaCommand command = JavaCommand.of(Child.class.getName()).small().argument(said().toString());
        return ChildProcess.start("child", command, dir.resolve("child.log"));
    }

    private Path said() {
        return dir.resolve("said");
    }

    private boolean says(String text) throws IOException {
        return Files.exists(said()) && Files.readString(said()).equals(text);
    }
}
