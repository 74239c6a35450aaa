package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    @TempDir
    Path dir;

    @Test
    void anUnknownCommandIsAUsageErrorWithASuggestion() {
        Run run = Run.of("stat");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("stat").contains("status");
    }

    @Test
    void aCommandWithoutAStackSaysHowToStartOne() {
        Run run = Run.of("tail", "scores", "--data-dir", dir.toString());
        assertThat(run.code()).isEqualTo(69);
        assertThat(run.err())
                .contains("tidemark up")
                .contains("--bootstrap-servers")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anUnreachableBrokerIsOneSentenceAndCode69() {
        Run run = Run.of(
                "topics",
                "apply",
                "--bootstrap-servers",
                "127.0.0.1:1",
                "--schema-registry",
                "http://127.0.0.1:1",
                "--data-dir",
                dir.toString());
        assertThat(run.code()).isEqualTo(69);
        assertThat(run.err()).contains("127.0.0.1:1").hasLineCount(1);
    }

    @Test
    void anUnknownTopicIsNamedWithThoseThatThereAre() {
        Run run = Run.of("tail", "score");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("\"score\"").contains("dead-letters");
    }

    @Test
    void aModelIsPromotedToOneRoleOnly() {
        Run run = Run.of("models", "promote", "a", "--share", "0.1", "--shadow");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--share").contains("mutually exclusive");
    }

    @Test
    void aPointOfTheLogIsAPartitionWithAnOffsetOrATime() {
        for (String wrong : new String[] {"3", "3:", "3:x", "-1:4", "yesterday", "2018-13-01"}) {
            Run run = Run.of("models", "history", "--at", wrong);
            assertThat(run.code()).as(wrong).isEqualTo(2);
            assertThat(run.err()).contains("'" + wrong + "' is no point of the log");
        }
    }

    @Test
    void statusOfAnEmptyDirectoryIsJsonAndSaysNo() {
        Run run = Run.of("status", "-o", "json", "--data-dir", dir.toString());
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("\"state\":\"stopped\"").contains("\"processes\":[]");
    }

    @Test
    void downWhereNothingRunsIsDone() {
        assertThat(Run.of("down", "--data-dir", dir.toString()).code()).isZero();
    }

    @Test
    void takenPortsAreAllNamedWithTheirFlags() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            Run run = Run.of("up", "--data-dir", dir.toString(), "--broker-port", port, "--flink-port", port);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err())
                    .contains("--broker-port")
                    .contains("--flink-port")
                    .contains(port);
        }
    }

    @Test
    void aMisspeltProcessOfASettingIsNamed() {
        Run run = Run.of("up", "--data-dir", dir.toString(), "--set", "scorer.threads=2");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("\"scorer\"").contains("scoring");
    }

    @Test
    void theShippedFeaturesAreListedInTheOrderOfTheVector() {
        Run run = Run.of("features", "list", "-o", "json");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("{\"name\":\"TX_AMOUNT\"").contains("TERMINAL_ID_RISK_30DAY_WINDOW");
    }

    @Test
    void aMalformedRowIsNamedAndCountedAndStopsOnlyAStrictRun() throws IOException {
        Path file = dir.resolve("t.csv");
        Files.writeString(
                file,
                """
                TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_TIME_SECONDS,TX_TIME_DAYS,TX_FRAUD,TX_FRAUD_SCENARIO
                0,2018-04-01 00:00:31,596,3156,57.16,31,0,0,0
                1,2018-04-01 00:02:10,4961,3412,a lot,130,0,0,0
                2,2018-04-01 00:07:56,2,1365,146.00,476,0,0,0
                """);
        Path out = dir.resolve("f.csv");
        String[] words = {
            "features",
            "compute",
            "--transactions",
            file.toString(),
            "--mapping",
            "handbook",
            "--max-malformed",
            "0.5",
            "--out",
            out.toString()
        };
        Run run = Run.of(words);
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("line 3");
        assertThat(Files.readAllLines(out)).hasSize(3);

        String[] strict = java.util.Arrays.copyOf(words, words.length + 1);
        strict[words.length] = "--strict";
        Run strictRun = Run.of(strict);
        assertThat(strictRun.code()).isEqualTo(1);
        assertThat(strictRun.err()).contains("line 3");
    }

    @Test
    void aMissingFileIsOneSentence() {
        Run run = Run.of("evaluate", "--scores", dir.resolve("none.csv").toString());
        assertThat(run.code()).isIn(1, 2);
        assertThat(run.err()).contains("none.csv").hasLineCount(1);
    }

    @Test
    void everyCommandHasHelp() {
        Tidemark.commandLine().getSubcommands().values().forEach(command -> {
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(command.getCommandName())
                    .isNotEmpty();
            assertThat(command.getHelpSectionMap()).isNotEmpty();
        });
    }
}
