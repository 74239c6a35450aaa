package io.tidemark.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.stack.settings.Settable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of settings that people write by hand say what the keys say; the page that is made has a test of its own. */
class SettingsInPagesTest {

    private static final Path MADE = Path.of("docs/reference");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

    @Test
    void tablesOfSettingsSayTheDefaultsThatTheKeysHave() {
        List<String> wrong = new ArrayList<>();
        Set<String> read = new TreeSet<>();
        for (PageTable table : tables()) {
            int column = column(table);
            if (column >= 0) {
                List<Keys> whose = whose(table.head().cells().get(column));
                for (PageTable.Row row : table.rows()) {
                    wrong.addAll(wrong(table, row, column, whose, read));
                }
            }
        }
        assertThat(read).as("the scan finds the tables").hasSizeGreaterThan(70);
        assertThat(wrong).isEmpty();
    }

    @Test
    void aTableWhoseRowsBeginWithSettingsSaysWhoseTheyAre() {
        Set<String> all = Settable.allKeys().stream()
                .flatMap(process -> process.keys().stream().map(Key::name))
                .filter(name -> name.contains("."))
                .collect(Collectors.toSet());
        List<String> unsaid = tables().stream()
                .filter(table -> column(table) < 0)
                .filter(table -> table.rows().stream()
                        .anyMatch(row -> row.cells().get(0).startsWith("`")
                                && spans(row.cells().get(0)).limit(1).anyMatch(all::contains)))
                .map(table -> table.place(table.head())
                        + " has settings in its first column; begin its head with \"setting of PROCESS\", and their"
                        + " defaults are held")
                .toList();
        assertThat(unsaid).isEmpty();
    }

    /** What the other tests would pass over if the reading of values were wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            retraining | training.time     | budget of a training: 1 h, of memory 2048 MiB | true
            retraining | training.time     | budget of a training: 2 h, of memory 2048 MiB | false
            retraining | training.memory   | budget of a training: 1 h, of memory 2048 MiB | true
            retraining | training.memory   | budget of a training: 1 h, of memory 2048 GB  | false
            retraining | schedule.clock    | by the `wall` clock (default)                 | true
            retraining | schedule.clock    | by the `event` clock (default)                | false
            monitor    | cooldown          | [7 h](../x/0007-7d.md) and `8d`               | false
            """)
    void aValueIsFoundAsPeopleWriteIt(String process, String key, String sentence, boolean found) {
        assertThat(new WrittenDefault(sentence).goesOnWith(key(process(process), key)))
                .isEqualTo(found);
    }

    private static List<String> wrong(
            PageTable table, PageTable.Row row, int column, List<Keys> whose, Set<String> read) {
        String values = Stream.concat(
                        row.cells().subList(0, column).stream(),
                        row.cells().subList(column + 1, row.cells().size()).stream())
                .collect(Collectors.joining(" "));
        List<String> wrong = new ArrayList<>();
        for (Keys process : whose) {
            WrittenDefault written = new WrittenDefault(values);
            spans(row.cells().get(column))
                    .map(span -> span.startsWith(process.name() + ".") && key(process, span) == null
                            ? span.substring(process.name().length() + 1)
                            : span)
                    .map(span -> key(process, span))
                    .filter(key -> key != null && key.usual().isPresent())
                    .filter(key -> !key.usualWords().isBlank())
                    .forEach(key -> {
                        read.add(process.name() + "." + key.name());
                        if (!written.goesOnWith(key)) {
                            wrong.add(
                                    "%s: %s of %s is usually %s, and the row does not say so (in the order of its keys)"
                                            .formatted(table.place(row), key.name(), process.name(), key.usualWords()));
                        }
                    });
        }
        return wrong;
    }

    /** The column with settings; -1 for none. */
    private static int column(PageTable table) {
        List<String> head = table.head().cells();
        for (int i = 0; i < head.size(); i++) {
            if (head.get(i).startsWith("setting of")) {
                return i;
            }
        }
        return -1;
    }

    /** The processes that a head names; all for one that names none. */
    private static List<Keys> whose(String head) {
        List<Keys> named = Settable.allKeys().stream()
                .filter(process -> head.matches(".*\\b" + process.name() + "\\b.*"))
                .toList();
        return named.isEmpty() ? Settable.allKeys() : named;
    }

    private static List<PageTable> tables() {
        return Pages.all().stream()
                .map(Page::file)
                .filter(file -> !file.startsWith(MADE))
                .flatMap(file -> PageTable.of(file, Pages.read(file)).stream())
                .toList();
    }

    private static Stream<String> spans(String cell) {
        return SPAN.matcher(cell).results().map(found -> found.group(1));
    }

    private static Keys process(String name) {
        return Settable.allKeys().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Null for none of that name. */
    private static Key<?> key(Keys process, String name) {
        return process.keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
