package io.tidemark.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class BoundedLogIT {

    private static final int LINES = 20_000;
    private static final LogBound BOUND = new LogBound(32 << 10, 3);

    @TempDir
    Path dir;

    @Test
    void aChildThatTalksALotKeepsTheNewestOfItsLinesAndNoMoreThanTheBound() throws Exception {
        Path log = dir.resolve("talker.log");
        try (ChildProcess child = ChildProcess.start(
                "talker", JavaCommand.of(Talker.class.getName()).small().argument(String.valueOf(LINES)), log, BOUND)) {
            assertThat(child.awaitExit(Duration.ofMinutes(3))).hasValue(0);

            assertThat(files()).containsExactlyInAnyOrder("talker.log", "talker.log.1", "talker.log.2");
            List<String> kept = new ArrayList<>();
            for (int age = 2; age >= 0; age--) {
                Path file = age == 0 ? log : BoundedLog.older(log, age);
                assertThat(Files.size(file)).isLessThanOrEqualTo(BOUND.bytes());
                kept.addAll(Files.readAllLines(file));
            }
            assertThat(kept).hasSizeGreaterThan(LINES / 20);
            for (int i = 0; i < kept.size(); i++) {
                assertThat(kept.get(i)).startsWith("line " + (LINES - kept.size() + i) + " of");
            }
            assertThat(child.logTail()).contains("line " + (LINES - 1)).hasLineCount(8);
        }
    }

    @Test
    void theEndOfALogOfManyGigabytesIsReadAtOnce() throws Exception {
        Path log = dir.resolve("huge.log");
        try (var file = new java.io.RandomAccessFile(log.toFile(), "rw")) {
            // Sparse where the file system can do that; whoever reads it whole has no array for it.
            file.setLength(5L << 30);
            file.seek(file.length());
            file.write("\nthe end\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(LogTail.of(log)).endsWith("  the end"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
