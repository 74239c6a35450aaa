package io.tidemark.features.job.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.files.FeatureFile;
import io.tidemark.features.files.Mapping;
import io.tidemark.schemas.door.RecordBounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesJobBackfillTest {
    private static final int ROWS = Integer.getInteger("tidemark.backfill.rows", 4_000);
    private static final String HEADER = "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD\n";
    private static final Duration DELAY = Duration.ofDays(7);

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void filesInAnyOrderGiveTheVectorsOfTheEngineDigitByDigitAndRefuseWhatItRefuses(int parallelism) throws Exception {
        List<String> rows = rows();
        Path whole = csv("whole.csv.gz", rows);
        Collections.shuffle(rows, new Random(3));
        List<Path> parts = List.of(
                csv("a.csv.gz", rows.subList(0, rows.size() / 3)),
                csv("b.csv.gz", rows.subList(rows.size() / 3, rows.size())));
        Path out = backfill(CatalogueReader.shipped("handbook"), parts, DELAY, parallelism);

        Path expected = dir.resolve("expected.csv.gz");
        FeatureFile.Summary summary = new FeatureFile(
                        CatalogueReader.shipped("handbook"), Mapping.shipped("handbook"), DELAY)
                .compute(whole, expected, row -> {});
        assertThat(vectors(out, parallelism)).isEqualTo(byId(expected));
        assertThat(summary.rejected()).isEqualTo(Map.of("conflicting_duplicate", 1L, "duplicate", 1L));
        assertThat(summary.malformed()).isEqualTo(1);
        assertThat(lines(out.resolve("refused-0.csv.gz")))
                .hasSize(3)
                .anyMatch(line -> line.contains("conflicting_duplicate"))
                .anyMatch(line -> line.contains("malformed_row"));
        assertThat(out.toFile().list()).noneMatch(name -> name.startsWith("unfinished"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theFirstRowsOfTheHandbookGiveTheVectorsOfTheEngineDigitByDigit(int parallelism) throws Exception {
        Path handbook = data().resolve("handbook_days_000_090.csv.gz");
        assumeThat(handbook)
                .as("the handbook's transactions, see TIDEMARK_DATA")
                .exists();
        List<String> lines;
        try (BufferedReader reader = reader(handbook)) {
            lines = reader.lines().limit(ROWS + 1L).toList();
        }
        Path file = dir.resolve("handbook.csv");
        Files.write(file, lines);
        Catalogue catalogue = CatalogueReader.shipped("payments");
        // So short that the labels of these few rows are known within them.
        Duration delay = Duration.ofHours(1);
        Path out = backfill(catalogue, List.of(file), delay, parallelism);

        Path expected = dir.resolve("expected.csv.gz");
        new FeatureFile(catalogue, Mapping.shipped("handbook"), delay).compute(file, expected, row -> {});
        assertThat(byId(expected)).hasSize(ROWS);
        assertThat(vectors(out, parallelism)).isEqualTo(byId(expected));
    }

    private Path backfill(Catalogue catalogue, List<Path> files, Duration delay, int parallelism) throws Exception {
        Path out = dir.resolve("out");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FeaturesJobBackfill.build(
                env,
                new FeaturesJobBackfillConfig(
                        catalogue,
                        new FeaturesJobBackfillConfig.Files(files, Mapping.text("handbook"), delay),
                        new FeaturesJobBackfillConfig.Directory(out),
                        Duration.ofHours(1),
                        RecordBounds.USUAL,
                        Duration.ofDays(180),
                        parallelism));
        env.execute(FeaturesJobBackfill.NAME);
        return out;
    }

    /** Two months of few customers and terminals with ties; one row twice, one with another amount, one malformed. */
    private static List<String> rows() {
        Random random = new Random(11);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            rows.add("%d,2018-%02d-%02d %02d:00:%02d,c%d,m%d,%d.%02d,%d"
                    .formatted(
                            i,
                            4 + random.nextInt(2),
                            1 + random.nextInt(30),
                            random.nextInt(24),
                            random.nextInt(2),
                            random.nextInt(20),
                            random.nextInt(30),
                            random.nextInt(300),
                            random.nextInt(100),
                            random.nextInt(10) == 0 ? 1 : 0));
        }
        rows.add(rows.get(5));
        rows.add("1999999," + rows.get(6).split(",", 2)[1]);
        String[] changed = rows.get(7).split(",");
        rows.add(String.join(",", changed[0], "2018-06-01 00:00:00", changed[2], changed[3], "1.00", "0"));
        rows.add("no-amount,2018-04-01 00:00:00,c1,m1,much,0");
        return rows;
    }

    private Path csv(String name, List<String> rows) throws IOException {
        Path file = dir.resolve(name);
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            out.write(HEADER);
            for (String row : rows) {
                out.write(row + "\n");
            }
        }
        return file;
    }

    private static Map<String, String> vectors(Path out, int parallelism) throws IOException {
        Map<String, String> vectors = new TreeMap<>();
        for (int subtask = 0; subtask < parallelism; subtask++) {
            vectors.putAll(byId(out.resolve("vectors-" + subtask + ".csv.gz")));
        }
        return vectors;
    }

    private static Map<String, String> byId(Path csv) throws IOException {
        Map<String, String> byId = new TreeMap<>();
        for (String line : lines(csv)) {
            String[] parts = line.split(",", 2);
            assertThat(byId.put(parts[0], parts[1])).as(parts[0]).isNull();
        }
        byId.remove("transaction_id");
        return byId;
    }

    private static List<String> lines(Path csv) throws IOException {
        try (BufferedReader reader = reader(csv)) {
            return reader.lines().toList();
        }
    }

    private static BufferedReader reader(Path csv) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(csv)), StandardCharsets.UTF_8));
    }

    private static Path data() {
        String configured = System.getenv("TIDEMARK_DATA");
        return configured != null
                ? Path.of(configured)
                : Path.of(System.getProperty("tidemark.root", "."), "..", "shared", "data");
    }
}
