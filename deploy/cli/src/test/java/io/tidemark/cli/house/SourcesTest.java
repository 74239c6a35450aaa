package io.tidemark.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the sources of all modules. */
class SourcesTest {

    private static final int MOST_LINES = 240;
    private static final int MOST_LINES_OF_A_TEST = 300;
    private static final int MOST_COLUMNS = 120;

    /** So much longer may those be that are excused. */
    private static final int EXCUSED = 60;

    /** Files that are longer, each for a reason. */
    private static final Map<String, String> LONG = Map.ofEntries(
            Map.entry("EntityEngine", "the hot path, proven bit for bit as it stands"),
            Map.entry("EventLog", "the hot path, proven bit for bit as it stands"),
            Map.entry("WindowPlan", "the hot path, proven bit for bit as it stands"),
            Map.entry("GuardedBroker", "one broker: its doors, its users and their rights"),
            Map.entry("LogReader", "one reading; half of it says what its methods mean"),
            Map.entry("RetrainingKeys", "a list, one key behind the other"),
            Map.entry("SchemaRegistry", "the one class that knows the registry's own client"),
            Map.entry("ScoringApp", "where the process is put together"),
            Map.entry("ScoringProcessor", "the order of its steps is what is proven"),
            Map.entry("QualityIT", "one job with one history"));

    private static final String FORMULA = "<pre>{@code ";
    private static final Pattern COMMENT = Pattern.compile("\\s*(/\\*\\*?|\\*|//) .*");
    private static final Pattern LEFT_OPEN = Pattern.compile(".*(//|\\*).*\\b(TODO|FIXME|HACK)\\b.*");

    @Test
    void aFileIsNoLongerThanOneCanRead() {
        List<String> broken = new ArrayList<>();
        sources().forEach((file, lines) -> {
            String name = file.getFileName().toString().replace(".java", "");
            int most = (isTest(file) ? MOST_LINES_OF_A_TEST : MOST_LINES) + (LONG.containsKey(name) ? EXCUSED : 0);
            if (lines.size() > most) {
                broken.add(
                        "%s has %d lines, more than %d; take out what is about something else, or name it with a reason"
                                .formatted(file, lines.size(), most));
            }
        });
        assertThat(broken).isEmpty();
        assertThat(sources().keySet().stream()
                        .map(file -> file.getFileName().toString().replace(".java", "")))
                .as("files that are excused are there")
                .containsAll(LONG.keySet());
    }

    @Test
    void commentsFitIntoALineAndLeaveNothingOpen() {
        List<String> broken = new ArrayList<>();
        sources().forEach((file, lines) -> {
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.length() > MOST_COLUMNS
                        && !line.contains(FORMULA)
                        && COMMENT.matcher(line).matches()) {
                    broken.add("%s:%d: a comment of %d columns; wrap it at %d"
                            .formatted(file, i + 1, line.length(), MOST_COLUMNS));
                }
                if (LEFT_OPEN.matcher(line).matches() && !file.endsWith("SourcesTest.java")) {
                    broken.add("%s:%d: a comment leaves something to be done; do it, or say why it is as it is"
                            .formatted(file, i + 1));
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    private static boolean isTest(Path file) {
        return file.toString().contains("/src/test/");
    }

    /** The lines of every source, by its place below the root. */
    private static Map<Path, List<String>> sources() {
        Map<Path, List<String>> sources = new TreeMap<>();
        for (String module : House.modules()) {
            Path root = House.ROOT.resolve(module).resolve("src");
            try (Stream<Path> all = Files.exists(root) ? Files.walk(root) : Stream.<Path>empty()) {
                for (Path file :
                        all.filter(one -> one.toString().endsWith(".java")).toList()) {
                    sources.put(House.ROOT.relativize(file), Files.readAllLines(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(sources).hasSizeGreaterThan(1_000);
        return sources;
    }
}
