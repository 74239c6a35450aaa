package io.tidemark.features.files.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.tidemark.work.Work;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    @TempDir
    Path folder;

    private final List<String> remarks = new ArrayList<>();

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() {
        assertThat(rows("\uFEFFa,b\n1,2\n".getBytes(UTF_8))).containsExactly(List.of("1", "2"));
    }

    @Test
    void howFarAFileIsReadCanBeSeenUntilItIsClosed() throws IOException {
        Path file = Files.writeString(folder.resolve("long.csv"), "a,b\n" + "1,2\n".repeat(50_000));
        try (Table table = Table.open(file, Dialect.RFC_4180, remarks::add)) {
            Work reading = Work.inHand().orElseThrow();
            assertThat(reading.what()).isEqualTo("long.csv");
            assertThat(reading.total()).isEqualTo(Files.size(file));
            assertThat(reading.done()).isBetween(1L, reading.total() - 1);
            table.forEachRemaining(row -> {});
            assertThat(reading.done()).isEqualTo(reading.total());
        }
        assertThat(Work.inHand()).isEmpty();
    }

    @Test
    void everyMemberOfAPackedFileIsRead() throws IOException {
        byte[] two = joined(gzip("a,b\n1,2\n"), gzip("3,4\n"));
        assertThat(rows(two)).containsExactly(List.of("1", "2"), List.of("3", "4"));
        byte[] frames = joined(Zstd.compress("a,b\n1,2\n".getBytes(UTF_8)), Zstd.compress("3,4\n".getBytes(UTF_8)));
        assertThat(rows(frames)).containsExactly(List.of("1", "2"), List.of("3", "4"));
    }

    @Test
    void aPackedFileThatBreaksOffIsNeverShortened() throws IOException {
        String text = "a,b\n" + "1,2\n".repeat(10_000);
        byte[] second = joined(gzip(text), gzip(text));
        byte[] zstd = Zstd.compress(text.getBytes(UTF_8));
        for (byte[] cut : List.of(
                Arrays.copyOf(gzip(text), gzip(text).length - 5),
                Arrays.copyOf(second, second.length - 9),
                Arrays.copyOf(zstd, zstd.length - 3))) {
            assertThatThrownBy(() -> rows(cut))
                    .isInstanceOf(DamagedFileException.class)
                    .hasMessageContaining("cannot be read beyond line")
                    .hasMessageContaining("fetch it again");
        }
        assertThatThrownBy(() -> rows(joined(gzip(text), "rest".getBytes(UTF_8))))
                .isInstanceOf(DamagedFileException.class);
    }

    @Test
    void whatIsNotUtf8IsRefusedWithItsLine() throws IOException {
        assertRefused(
                "a,b\n1,x\n2,M\u00fcller\n".getBytes(ISO_8859_1), "line 3 is not UTF-8 (byte 0xFC); save it as UTF-8");
        byte[] late = ("a,b\n" + "1,x\r\n".repeat(50_000)).getBytes(UTF_8);
        late[late.length - 3] = (byte) 0xE9;
        assertRefused(late, "line 50001 is not UTF-8");
        assertRefused(gzip(new String(late, 0, 10, UTF_8) + "\0"), "NUL");
        assertRefused(Arrays.copyOf("a,b\n1,\u00fc".getBytes(UTF_8), 7), "line 2 is not UTF-8");
    }

    @Test
    void otherEncodingsAreCalledByName() {
        assertRefused("a,b\n1,2\n".getBytes(UTF_16), "UTF-16 (big endian)");
        assertRefused("\uFEFFa,b\n1,2\n".getBytes(UTF_16LE), "UTF-16 (little endian)");
        assertRefused("a,b\n1,2\n".getBytes(UTF_16LE), "line 1 holds a NUL byte");
    }

    @Test
    void anOpenQuoteIsNamedWithItsLineAndSwallowsNothing() {
        String rows = "1,2018-04-01,x\n".repeat(40);
        assertRefused(
                "id,day,name\n" + rows + "1,2018-04-01,\"x\n" + rows, "open quote that begins in line 42 and is never");
        assertRefused(
                "id,day,name\n" + rows + "1,2018-04-01,\"x\n" + rows + "1,2018-04-01,x\"\n" + rows,
                "open quote that begins in line 42: it is closed in line 83 only");
        assertRefused(
                "id,day,name\n" + rows + "1,\"2018-04-01,x\n1,\"2018-04-01,x\n", "open quote that begins in line 42");
        assertRefused("id,name\n1,\"two\nlines\"\n2,\"x\n3,y\n", "open quote that begins in line 4");
        assertRefused("id,name,x\n1,\"two\nlines\",\"x\n3,y\n", "open quote that begins in line 3");
    }

    @Test
    void fieldsOfSeveralLinesAreFields() {
        String text = "id,note,n\n1,\"Dear Sir,\nI write, since\n2,3,4\nis wrong\",7\n2,short,8\n";
        assertThat(rows(text.getBytes(UTF_8)))
                .containsExactly(
                        List.of("1", "Dear Sir,\nI write, since\n2,3,4\nis wrong", "7"), List.of("2", "short", "8"));
    }

    @Test
    void aHeaderNamesEachColumnOnceAndWithoutBlanks() {
        assertRefused("a,b,a\n1,2,3\n", "has the column a more than once");
        assertRefused("a, b\n1,2\n", "a column named ' b', with blanks around 'b'");
        assertRefused("a,b\u00a0\n1,2\n", "with blanks around 'b'");
        assertThat(rows(",a,\n0,1,2\n".getBytes(UTF_8))).containsExactly(List.of("0", "1", "2"));
    }

    @Test
    void blankLinesAreNoRowsAndLineNumbersCountThem() {
        Path file = write("\na,b\r\n\r\n1,2\r\n   \r\n3,4".getBytes(UTF_8));
        try (Table table = Table.open(file, Dialect.RFC_4180, remarks::add)) {
            assertThat(table.next().line()).isEqualTo(4);
            assertThat(table.next().line()).isEqualTo(6);
            assertThat(table.hasNext()).isFalse();
        }
        assertThat(remarks).isEmpty();
    }

    @Test
    void loneCarriageReturnsAndLostLettersAreTold() {
        assertThat(rows("a,b\r1,2\r".getBytes(UTF_8))).containsExactly(List.of("1", "2"));
        assertThat(remarks).singleElement().asString().contains("ends its lines with carriage returns alone");
        remarks.clear();
        rows("a,b\n1,M\uFFFDller\n".getBytes(UTF_8));
        assertThat(remarks).singleElement().asString().contains("1 replacement characters", "line 2");
    }

    @Test
    void aRowOfAnotherWidthIsNamedWithFileAndLine() {
        Path file = write("a,b\n1,2\n1,2,3\n".getBytes(UTF_8));
        try (Table table = Table.open(file, Dialect.RFC_4180, remarks::add)) {
            table.nextWhole();
            assertThatThrownBy(table::nextWhole)
                    .isInstanceOf(UnreadableFileException.class)
                    .hasMessage(file + " line 3 has 3 fields where the header has 2");
        }
    }

    @Test
    void standardInputIsReadAsOftenAsItTakes() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("a,b\n1,2\n".getBytes(UTF_8)));
        try {
            for (int reading = 0; reading < 2; reading++) {
                try (Table table = Table.open(InputFile.STANDARD_INPUT, Dialect.RFC_4180, remarks::add)) {
                    assertThat(table.file()).isEqualTo("standard input");
                    assertThat(table.next().field(1)).isEqualTo("2");
                }
            }
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "PK\u0003\u0004xxxx,zip archive",
                "PK\u0003\u0004xx[Content_Types].xml,Excel workbook",
                "PAR1\u0015\u0004x,Parquet",
                "ORC\u0003\u0001x,ORC file",
                "ARROW1\u0001\u0002x,Arrow",
                "Rar!\u001a\u0007x,RAR",
                "%PDF-1.4,PDF",
                "{\"a\":1},JSON",
                "[{\"a\":1}],JSON",
                "version https://git-lfs.github.com/spec/v1,Git LFS",
                "BZh91AY&SYxx,bzip2",
                "<!DOCTYPE html>,HTML"
            })
    void otherContainersGetOneSentence(String beginning, String what) throws IOException {
        assertRefused(beginning.getBytes(ISO_8859_1), what);
        assertRefused(gzip(beginning), what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORCID", "PAR1", "BZh91AY", "ARROW1", "FEA1", "Rar!", "%PDF", "SQLite format 3"})
    void aHeaderMayBeginLikeAnotherKindOfFile(String name) throws IOException {
        String text = name + ",date\nx,y\n";
        assertThat(rows(text.getBytes(ISO_8859_1))).containsExactly(List.of("x", "y"));
        assertThat(rows(gzip(text))).containsExactly(List.of("x", "y"));
        String wide = "a".repeat(256) + ",ustar\nx,y\n";
        assertThat(rows(wide.getBytes(ISO_8859_1))).containsExactly(List.of("x", "y"));
    }

    @Test
    void whatCannotBeOpenedIsNotCalledDamaged() {
        Path file = folder.resolve("closed.csv");
        assertThat(InputFile.unopened(file, new AccessDeniedException(file.toString())))
                .isNotInstanceOf(DamagedFileException.class)
                .hasMessage(file + " may not be read by this user; check its permissions, and those of its folders");
        assertThat(InputFile.unopened(file, new FileSystemException(file.toString(), null, "Too many open files")))
                .isNotInstanceOf(DamagedFileException.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageContaining("Too many open files");
    }

    @Test
    void anEmptyFileAndADirectoryAreRefused() throws IOException {
        assertRefused(new byte[0], "is empty");
        assertRefused("\n\n".getBytes(UTF_8), "is empty");
        assertRefused(gzip(""), "is empty");
        assertThatThrownBy(() -> Table.open(folder, Dialect.RFC_4180, remarks::add))
                .hasMessageContaining("is a directory");
    }

    private void assertRefused(String text, String reason) {
        assertRefused(text.getBytes(UTF_8), reason);
    }

    private void assertRefused(byte[] bytes, String reason) {
        assertThatThrownBy(() -> rows(bytes))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(folder.resolve("table").toString())
                .hasMessageContaining(reason);
    }

    private List<List<String>> rows(byte[] bytes) {
        List<List<String>> rows = new ArrayList<>();
        try (Table table = Table.open(write(bytes), Dialect.RFC_4180, remarks::add)) {
            while (table.hasNext()) {
                TableRow row = table.nextWhole();
                rows.add(List.copyOf(Arrays.asList(row.fields()).subList(0, row.width())));
            }
        }
        return rows;
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("table"), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
