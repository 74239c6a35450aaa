package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.exit.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

    @TempDir
    Path dir;

    @Test
    void whatFollowsAFileIsReadByTheSameMapping() throws IOException {
        Path out = dir.resolve("next.csv.gz");
        Run run =
                simulate(history(), "--weeks", "2", "--drift-at", "2024-01-25", "--out", out.toString(), "-o", "json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertThat(result.get("from").asText()).startsWith("2024-01-21T");
        assertThat(result.get("frauds").asInt()).isPositive();

        Path features = dir.resolve("features.csv");
        Run read = Run.of(
                "features",
                "compute",
                "--transactions",
                out.toString(),
                "--mapping",
                "handbook",
                "--out",
                features.toString());
        assertThat(read.err()).isEmpty();
        assertThat(Files.readAllLines(features))
                .hasSize(1 + result.get("transactions").asInt());
    }

    @Test
    void aFileThatCannotBeContinuedIsRefusedInOneSentence() throws IOException {
        Path shortFile = TransactionsCsv.write(dir.resolve("short.csv"), TransactionsCsv.rows(20));
        Run run = simulate(shortFile, "--out", dir.resolve("o.csv").toString());
        assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err())
                .contains("is shorter than the week that is needed to continue it")
                .hasLineCount(1);
        Run none = simulate(
                history(), "--weeks", "0", "--out", dir.resolve("o.csv").toString());
        assertThat(none.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(none.err()).contains("a continuation lasts at least 1 week, not 0");
    }

    private Path history() throws IOException {
        return TransactionsCsv.write(dir.resolve("history.csv"), TransactionsCsv.rows(1_000));
    }

    private static Run simulate(Path history, String... words) {
        String[] all = new String[words.length + 5];
        System.arraycopy(
                new String[] {"simulate", "--continue", history.toString(), "--mapping", "handbook"}, 0, all, 0, 5);
        System.arraycopy(words, 0, all, 5, words.length);
        return Run.of(all);
    }
}
