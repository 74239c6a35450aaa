package io.tidemark.features.files.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody says of a table, what the table says itself, and what becomes of the two. */
class TableFormTest {

    private static final TableForm SEMICOLON = TableForm.UNSAID.partedBy(';');

    @TempDir
    Path folder;

    private final List<String> remarks = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "\uFEFFsep=;\r\n", "SEP=;\r", "\"sep=;\"\n"})
    void theFirstLineMaySayWhatPartsTheFields(String line) throws IOException {
        byte[] text = (line + "a;b\n1,5;2\n").getBytes(UTF_8);
        for (byte[] content : List.of(text, Zstd.compress(text))) {
            for (TableForm form : List.of(TableForm.UNSAID, SEMICOLON)) {
                remarks.clear();
                assertThat(rows(content, form)).containsExactly(List.of("1,5", "2"));
                assertThat(remarks.stream().filter(remark -> remark.contains("as its first line says")))
                        .hasSize(form.equals(SEMICOLON) ? 0 : 1);
            }
        }
        try (Table table = Table.open(write(text), TableForm.UNSAID, remarks::add)) {
            assertThat(table.next().line()).isEqualTo(3);
        }
    }

    @Test
    void aCommaOrATabIsSaidLikewise() throws IOException {
        assertThat(rows("sep=\t\na\tb\n1\t2\n".getBytes(UTF_8), TableForm.UNSAID))
                .containsExactly(List.of("1", "2"));
        assertThat(rows("sep=,\na,b;c\n1,2\n".getBytes(UTF_8), TableForm.UNSAID))
                .containsExactly(List.of("1", "2"));
        assertThat(rows("sep=,\na;b\n1;2\n".getBytes(UTF_8), TableForm.UNSAID))
                .as("what the table says counts before what its header looks like")
                .containsExactly(List.of("1;2"));
    }

    @Test
    void twoSeparatorsContradictEachOther() throws IOException {
        Path file = write("sep=;\na;b\n1;2\n".getBytes(UTF_8));
        assertThatThrownBy(() -> Table.detect(file, TableForm.UNSAID.partedBy(','), remarks::add))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(
                        "line 1 says that its fields are parted by ';', and ',' is what was named as the separator");
    }

    @Test
    void aColumnMayBeCalledAlmostSo() throws IOException {
        assertThat(rows("sep=1,b\n1,2\n".getBytes(UTF_8), TableForm.UNSAID)).containsExactly(List.of("1", "2"));
        assertThat(rows("sep,b\n1,2\n".getBytes(UTF_8), TableForm.UNSAID)).containsExactly(List.of("1", "2"));
    }

    @Test
    void whatIsSaidCountsBeforeWhatTheHeaderShows() throws IOException {
        byte[] file = "a;b\n1;2\n".getBytes(UTF_8);
        assertThat(rows(file, SEMICOLON)).containsExactly(List.of("1", "2"));
        assertThat(remarks).isEmpty();
        assertThat(rows(file, TableForm.UNSAID)).containsExactly(List.of("1", "2"));
        assertThat(remarks).hasSize(1);
        assertThat(rows(file, TableForm.UNSAID.partedBy(','))).containsExactly(List.of("1;2"));
        TableForm single = new TableForm(Optional.empty(), Optional.of('\''), Optional.empty());
        assertThat(rows("'a';b\n'1;1';2\n".getBytes(UTF_8), single)).containsExactly(List.of("1;1", "2"));
    }

    @Test
    void quotesAroundAllNamesShowWhatPartsThem() throws IOException {
        for (char separator : new char[] {';', '\t', '|'}) {
            remarks.clear();
            String text = "\"a\",\"b\"\n\"1,5\",2\n"
                    .replace("1,5", "1#5")
                    .replace(',', separator)
                    .replace('#', ',');
            assertThat(rows(text.getBytes(UTF_8), TableForm.UNSAID)).containsExactly(List.of("1,5", "2"));
            assertThat(remarks).singleElement().asString().contains("as the quotes of its header show");
        }
        assertThatThrownBy(() -> rows("\"a\"x\"b\"\n1,2\n".getBytes(UTF_8), TableForm.UNSAID))
                .isInstanceOf(DamagedFileException.class)
                .hasMessageContaining("say what parts the fields if it is not ','");
    }

    @Test
    void aColumnThatIsNotThereIsToldWithWhatSeemsToPartTheNames() throws IOException {
        try (Table table =
                Table.detect(write("a;b\n1;2\n".getBytes(UTF_8)), TableForm.UNSAID.partedBy(','), remarks::add)) {
            assertThatThrownBy(() -> table.only(List.of("a")))
                    .hasMessageContaining("has no column a; its header is a;b, which seems to be parted by ';'");
        }
    }

    private List<List<String>> rows(byte[] content, TableForm form) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (Table table = Table.detect(write(content), form, remarks::add)) {
            table.forEachRemaining(row -> rows.add(Arrays.asList(row.fields()).subList(0, row.width())));
        }
        return rows;
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("f.csv"), content);
    }
}
