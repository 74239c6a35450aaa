package io.tidemark.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.stack.directory.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDirectoryTest {
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path parent;

    @Test
    void whatAnEarlierDemonstrationLeftIsGoneAndItsMarkIsThereAllTheTime() throws IOException {
        Path directory = parent.resolve("demo");
        try (DemoDirectory first = take(directory)) {
            Files.createDirectories(first.stack().root().resolve("broker"));
            Files.writeString(first.stack().root().resolve("broker/log"), "x");
            Files.writeString(directory.resolve("history.csv"), "x");
        }
        try (DemoDirectory second = take(directory)) {
            assertThat(second.root()).isDirectoryContaining("glob:**/demonstration");
            assertThat(second.root()).isDirectoryNotContaining("glob:**/history.csv");
            assertThat(second.stack().root()).doesNotExist();
        }
    }

    @Test
    void aDemonstrationThatRunsIsLeftAlone() throws IOException {
        Path directory = parent.resolve("demo");
        try (DemoDirectory running = take(directory)) {
            Files.writeString(running.root().resolve("history.csv"), "x");

            assertThatThrownBy(() -> take(directory))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a demo already runs on the directory " + directory);
            assertThat(directory.resolve("history.csv")).exists();
        }
        take(directory).close();
    }

    @Test
    void whatIsNoDemonstrationIsNotDeleted() throws IOException {
        Files.writeString(parent.resolve("thesis.txt"), "x");

        assertThatThrownBy(() -> take(parent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds something that is not a demonstration");
        assertThat(parent.resolve("thesis.txt")).exists();
    }

    /** As a stack that was started on it by hand says in its record. */
    @Test
    void aStackThatRunsThereIsLeftAlone() throws IOException {
        Path directory = parent.resolve("demo");
        Path record;
        try (DemoDirectory before = take(directory)) {
            record = before.stack().root().resolve("stack.json");
        }
        ProcessHandle self = ProcessHandle.current();
        Files.createDirectories(record.getParent());
        Files.writeString(
                record,
                """
                {"supervisor": {"name": "supervisor", "pid": %d, "started_at": "%s", "health": "", "metrics": "", "log": ""},
                 "ready": true, "bootstrap_servers": "", "schema_registry": "", "flink": "", "processes": []}
                """
                        .formatted(self.pid(), self.info().startInstant().orElseThrow()));

        assertThatThrownBy(() -> take(directory))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("a stack runs on");
        assertThat(record).exists();
    }

    private DemoDirectory take(Path directory) throws IOException {
        return DemoDirectory.take(directory, said::add);
    }
}
