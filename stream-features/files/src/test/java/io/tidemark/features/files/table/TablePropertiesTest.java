package io.tidemark.features.files.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

class TablePropertiesTest {

    private static final Path FILE = file();

    private static Path file() {
        try {
            return Files.createTempFile("table", ".csv");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.delete(FILE);
    }

    @Property(tries = 2_000)
    void aTableReadsBackAsItWasHoweverItIsWritten(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        WrittenTable table = WrittenTable.of(random);
        WrittenTable.Form form = WrittenTable.Form.of(random);
        assertThat(read(table.bytes(form), form.dialect())).isEqualTo(table.rows());
    }

    @Property(tries = 500)
    void aPackedTableThatIsCutIsNeverReadInPart(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] plain = plain(random, 400).getBytes(UTF_8);
        byte[] packed = random.nextBoolean()
                ? WrittenTable.gzip(plain, 0, plain.length)
                : com.github.luben.zstd.Zstd.compress(plain);
        byte[] cut = Arrays.copyOf(packed, 5 + random.nextInt(packed.length - 5));
        assertThatThrownBy(() -> read(cut, Dialect.RFC_4180)).isInstanceOf(UnreadableFileException.class);
    }

    /** The head of a gzip member says nothing of the table, and of its data a bit may say the same in another way. */
    @Property(tries = 500)
    void aPackedTableOfWhichOneBitIsWrongIsNeverTakenForAnother(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] plain = plain(random, 400).getBytes(UTF_8);
        byte[] packed = WrittenTable.gzip(plain, 0, plain.length);
        int trailer = packed.length - 8;
        int place = random.nextBoolean() ? trailer + random.nextInt(8) : 10 + random.nextInt(trailer - 10);
        packed[place] ^= (byte) (1 << random.nextInt(8));
        if (place >= trailer) {
            assertThatThrownBy(() -> read(packed, Dialect.RFC_4180)).isInstanceOf(DamagedFileException.class);
            return;
        }
        List<List<String>> expected = read(plain, Dialect.RFC_4180);
        try {
            assertThat(read(packed, Dialect.RFC_4180)).isEqualTo(expected);
        } catch (UnreadableFileException e) {
            assertThat(e).hasMessageContaining(FILE.toString());
        }
    }

    @Property(tries = 500)
    void aByteThatIsNoTextIsFoundInItsLine(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = plain(random, 1 + random.nextInt(3_000)).getBytes(UTF_8);
        int place = random.nextInt(bytes.length);
        while (bytes[place] < 0) {
            // Inside of a letter of several bytes another one may make another letter.
            place = random.nextInt(bytes.length);
        }
        int line = 1;
        for (int i = 0; i < place; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        bytes[place] = (byte) (random.nextInt(5) == 0 ? 0 : 0x80 + random.nextInt(0x80));
        // The first bytes may be those of another kind of file, and are then called by its name.
        String found = place < 3 ? FILE.toString() : FILE + " line " + line + " ";
        assertThatThrownBy(() -> read(bytes, Dialect.RFC_4180))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(found);
    }

    @Property(tries = 500)
    void strayQuotesAreFoundInTheLineOfTheFirst(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 3 + random.nextInt(100);
        String[] lines = plain(random, rows).split("\n");
        int first = 1 + random.nextInt(rows - 1);
        int second = first + 1 + random.nextInt(rows - first);
        lines[first] = withQuote(lines[first], random, true);
        if (random.nextBoolean()) {
            lines[second] = withQuote(lines[second], random, false);
        }
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(UTF_8);
        assertThatThrownBy(() -> read(bytes, Dialect.RFC_4180))
                .isInstanceOf(DamagedFileException.class)
                .hasMessageContaining("an open quote that begins in line " + (first + 1));
    }

    @Property(tries = 500)
    void aRowThatLostOrGainedAFieldIsFoundInItsLine(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 1 + random.nextInt(100);
        String[] lines = plain(random, rows).split("\n");
        int row = 1 + random.nextInt(rows);
        lines[row] = random.nextBoolean() ? lines[row] + "," : lines[row].replaceFirst(",", "");
        byte[] bytes = String.join("\r\n", lines).getBytes(UTF_8);
        assertThatThrownBy(() -> read(bytes, Dialect.RFC_4180))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageMatching(".* line " + (row + 1) + " has [46] fields where the header has 5");
    }

    /** Numbers, words and dates, without anything that needs quotes. */
    private static String plain(SplittableRandom random, int rows) {
        StringBuilder text = new StringBuilder("id,day,who,note,amount\n");
        for (int i = 0; i < rows; i++) {
            text.append("%d,2018-04-%02d,c%d,%s,%d.%02d\n"
                    .formatted(
                            i,
                            1 + random.nextInt(30),
                            random.nextInt(50),
                            List.of("", "caf\u00e9", "4 you", "x").get(random.nextInt(4)),
                            random.nextInt(1_000),
                            random.nextInt(100)));
        }
        return text.toString();
    }

    private static String withQuote(String line, SplittableRandom random, boolean before) {
        String[] fields = line.split(",", -1);
        int place = random.nextInt(fields.length);
        fields[place] = before ? "\"" + fields[place] : fields[place] + "\"";
        return String.join(",", fields);
    }

    private static List<List<String>> read(byte[] bytes, Dialect dialect) throws IOException {
        Files.write(FILE, bytes);
        List<List<String>> rows = new ArrayList<>();
        try (Table table = Table.open(FILE, dialect, remark -> {})) {
            while (table.hasNext()) {
                TableRow row = table.nextWhole();
                rows.add(List.copyOf(Arrays.asList(row.fields()).subList(0, row.width())));
            }
        }
        return rows;
    }
}
