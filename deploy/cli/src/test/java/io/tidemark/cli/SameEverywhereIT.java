package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Commands in processes of their own, under locales with other digits, calendars, separators and cases, and in other
 * zones.
 */
@Tag("component")
class SameEverywhereIT {

    @TempDir
    static Path dir;

    private static Path history;
    private static Path long1;
    private static Map<String, String> expected;

    @BeforeAll
    static void here() throws Exception {
        history = TransactionsCsv.write(dir.resolve("history.csv"), TransactionsCsv.rows(1_000));
        List<String> rows = new ArrayList<>(List.of("amount,inning"));
        for (int i = 0; i < 7_000; i++) {
            rows.add(i % 97 / 8.0 + "," + (i % 3 == 0 ? "I" : "i"));
        }
        long1 = Files.write(dir.resolve("long.csv"), rows);
        expected = outputs("-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC");
    }

    @Test
    void theOutputsAreThere() {
        assertThat(expected).containsOnlyKeys("drift", "page.html", "simulate", "next.csv", "features", "features.csv");
        assertThat(expected.get("page.html")).contains("7,000 values before");
        assertThat(expected.get("next.csv")).contains("TRANSACTION_ID").hasSizeGreaterThan(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "ar,EG,,Africa/Cairo",
        "tr,TR,,Europe/Istanbul",
        "de,DE,,Europe/Berlin",
        "th,TH,u-ca-buddhist-nu-thai,Asia/Bangkok",
        "hi,IN,u-nu-deva,Pacific/Apia"
    })
    void theSameBytesComeOut(String language, String country, String extensions, String zone) throws Exception {
        assertThat(outputs(
                        "-Duser.language=" + language,
                        "-Duser.country=" + country,
                        "-Duser.extensions=" + (extensions == null ? "" : extensions.substring(2)),
                        "-Duser.timezone=" + zone))
                .isEqualTo(expected);
    }

    private static Map<String, String> outputs(String... locale) throws Exception {
        Path page = dir.resolve("page.html");
        Path next = dir.resolve("next.csv");
        Path features = dir.resolve("features.csv");
        Map<String, String> outputs = new TreeMap<>();
        outputs.put(
                "drift",
                run(
                        locale,
                        "drift",
                        "compare",
                        "--reference",
                        long1.toString(),
                        "--current",
                        long1.toString(),
                        "--html",
                        page.toString()));
        outputs.put(
                "simulate",
                run(
                        locale,
                        "simulate",
                        "--continue",
                        history.toString(),
                        "--mapping",
                        "handbook",
                        "--weeks",
                        "1",
                        "--out",
                        next.toString()));
        outputs.put(
                "features",
                run(
                        locale,
                        "features",
                        "compute",
                        "--transactions",
                        history.toString(),
                        "--mapping",
                        "handbook",
                        "--out",
                        features.toString()));
        for (Path file : List.of(page, next, features)) {
            outputs.put(file.getFileName().toString(), Files.readString(file));
            Files.delete(file);
        }
        return outputs;
    }

    private static String run(String[] locale, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(locale));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.tidemark.cli.Tidemark"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
