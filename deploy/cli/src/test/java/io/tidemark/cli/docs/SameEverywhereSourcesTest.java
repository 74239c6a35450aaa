package io.tidemark.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing in the product depends on the language, the digits, the calendar or the zone of the machine that it runs on.
 */
class SameEverywhereSourcesTest {

    private static final Path ROOT = Path.of("../..");

    /** They run within Flink's processes, where no main method of ours sets the locale. */
    private static final List<String> GUESTS = List.of(
            "schemas/log",
            "schemas/records",
            "schemas/settings",
            "schemas/flink",
            "stream-features/core",
            "stream-features/files",
            "stream-features/job",
            "drift-monitor/job",
            "drift-monitor/stats");

    private static final Pattern LEFT_TO_THE_MACHINE = Pattern.compile(
            "\\.to(?:Lower|Upper)Case\\(\\)|Locale\\.getDefault|ZoneId\\.systemDefault|TimeZone\\.getDefault"
                    + "|NumberFormat\\.get|new DecimalFormat\\(|new SimpleDateFormat\\(|DateTimeFormatter\\.ofLocalized"
                    + "|DateTimeFormatter\\.ofPattern\\((?:[^()\"]|\"[^\"]*\")*?\\)(?<!Locale\\.(?:ROOT|ENGLISH)\\))"
                    + "|new Scanner\\(|Collator\\.");

    private static final Pattern UNSAID =
            Pattern.compile("\\.formatted\\(|::formatted|String\\.format\\((?!\\s*Locale)");
    private static final Pattern MAIN = Pattern.compile("static void main\\(String");

    @Test
    void noSourceLeavesAnythingToTheMachinesLocaleOrZone() {
        assertThat(sources(path -> true, LEFT_TO_THE_MACHINE)).isEmpty();
    }

    @Test
    void whatRunsInOthersProcessesSaysTheLocaleOfEveryText() {
        assertThat(sources(path -> GUESTS.stream().anyMatch(path::startsWith), UNSAID))
                .isEmpty();
    }

    @Test
    void everyProcessOfOursSetsTheLocaleBeforeItSaysAnything() {
        // A job's main method may run within Flink's process, and JobProgram knows whether it does.
        List<String> mains = sources(path -> !path.startsWith("deploy/bench") && !path.endsWith("JobMain.java"), MAIN);
        assertThat(read(ROOT.resolve("schemas/flink/src/main/java/io/tidemark/flink/JobProgram.java")))
                .containsPattern("if \\(ownProcess\\) \\{[^}]*Locale\\.setDefault\\(Locale\\.ROOT\\);");
        assertThat(mains).as("the scan finds the processes").hasSizeGreaterThan(7);
        String set = "Locale.setDefault(Locale.ROOT);";
        assertThat(read(ROOT.resolve("schemas/start/src/main/java/io/tidemark/start/ProcessMain.java")))
                .contains(set);
        assertThat(mains)
                .allSatisfy(path -> assertThat(read(ROOT.resolve(path))).containsAnyOf(set, "ProcessMain.run("));
    }

    private static List<String> sources(Predicate<String> where, Pattern what) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> ROOT.relativize(file).toString())
                    .filter(path -> path.contains("/src/main/") && !path.contains("/target/"))
                    .filter(where)
                    .filter(path -> what.matcher(read(ROOT.resolve(path))).find())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
