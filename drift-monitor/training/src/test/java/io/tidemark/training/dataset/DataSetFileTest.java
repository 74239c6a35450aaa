package io.tidemark.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.training.rows.TrainingRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;

class DataSetFileTest {

    private static final List<String> NAMES = List.of("a", "b");
    private final Path file = temporary();

    @AfterTry
    void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    @Property(tries = 200)
    void rowsComeBackBitForBitAndTheirHashIsThatOfTheFile(@ForAll("rows") List<TrainingRow> rows) throws Exception {
        String sha256 = DataSetFile.write(file, NAMES, rows);

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        assertThat(sha256).isEqualTo(HexFormat.of().formatHex(digest));
        List<TrainingRow> read = DataSetFile.read(file);
        assertThat(read).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            TrainingRow row = rows.get(i);
            TrainingRow back = read.get(i);
            assertThat(back).usingRecursiveComparison().ignoringFields("vector").isEqualTo(row);
            assertThat(bits(back)).isEqualTo(bits(row));
        }
    }

    @Example
    void theSameRowsHaveTheSameHashOnEveryMachineAndInEveryVersion() throws IOException {
        List<TrainingRow> rows = IntStream.range(0, 5_000)
                .mapToObj(i -> new TrainingRow(
                        "t" + i,
                        "c" + i % 7,
                        1_000L * i,
                        new double[] {i / 3.0, i % 5 == 0 ? Double.NaN : -i},
                        i % 9 == 0))
                .toList();

        assertThat(DataSetFile.write(file, NAMES, rows))
                .isEqualTo("ab4eeafbe84b3cdd8a69945e95e270031cb8a6b405ae9efb6745991c0c7a3f8b");
    }

    private static long[] bits(TrainingRow row) {
        return Arrays.stream(row.vector())
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }

    @Provide
    Arbitrary<List<TrainingRow>> rows() {
        Arbitrary<Double> value = Arbitraries.oneOf(
                Arbitraries.doubles(), Arbitraries.of(Double.NaN, -0.0, Double.MIN_VALUE, Double.NEGATIVE_INFINITY));
        return Combinators.combine(
                        Arbitraries.strings().ofMaxLength(12),
                        Arbitraries.strings().alpha().ofMaxLength(5),
                        Arbitraries.longs(),
                        value.array(double[].class).ofMaxSize(3),
                        Arbitraries.of(true, false),
                        Arbitraries.doubles().greaterThan(0))
                .as(TrainingRow::new)
                .list()
                .ofMaxSize(40);
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("rows", ".avro");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
