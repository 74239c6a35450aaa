package io.tidemark.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.schemas.text.Unseen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("stack")
class LogLayoutIT {

    @TempDir
    Path dir;

    @Test
    void aLogHasALineForEachEventWhateverItQuotes() throws Exception {
        try (ChildProcess child = ChildProcess.start(
                "logging", JavaCommand.of(LoggingMain.class.getName()).small(), dir.resolve("logging.log"))) {
            assertThat(child.awaitExit(Duration.ofMinutes(3))).hasValue(0);
            String log = Files.readString(child.log());
            List<String> lines = log.lines().toList();

            assertThat(lines).filteredOn(line -> line.matches("\\d{4}-.*")).hasSize(2);
            assertThat(lines.get(0))
                    .contains("transaction t1\\u001b[2J\\r\\n2026-01-01T00:00:00.000Z INFO  [main] forged")
                    .endsWith(" of C:\\$1 is late");
            assertThat(log.replaceAll("[\\n\\t]", "").codePoints().filter(Unseen::is))
                    .isEmpty();
            assertThat(lines).anyMatch(line -> line.startsWith("  Caused by: java.lang.IllegalArgumentException"));
        }
    }
}
