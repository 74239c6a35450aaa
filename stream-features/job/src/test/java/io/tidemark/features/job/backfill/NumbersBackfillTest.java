package io.tidemark.features.job.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.files.FeatureFile;
import io.tidemark.features.files.Mapping;
import io.tidemark.schemas.door.RecordBounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job's stages, in event order, give the engine's vectors of numbers to the digit, and a letter for each bad one.
 */
class NumbersBackfillTest {
    private static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: numbers
            numbers:
              - {name: score, decimals: 2, least: -50, most: 50}
              - {name: age, unit: days, decimals: 0}
            features:
              - {name: score, transform: number, of: numbers.score}
              - {name: mean, entity: customer, aggregate: mean, of: numbers.score, window: 1d, itself: excluded}
              - {name: lowest, entity: terminal, aggregate: min, of: numbers.score, window: 2d, delay: 1h}
              - {name: deviation, entity: customer, aggregate: standard_deviation, of: numbers.age, window: 3d}
              - {name: last, entity: customer, aggregate: last, of: numbers.age, window: 3d}
              - {name: young, entity: terminal, aggregate: share, where: "numbers.age < 10", window: 1d}
              - {name: score_to_mean, ratio: score, to: mean}
            """);
    private static final String MAPPING =
            """
            name: numbers
            columns: {transaction_id: id, event_time: at, customer_id: who, terminal_id: where, amount: paid}
            numbers:
              - {name: score, decimals: 3}
              - {name: age, decimals: 0}
            currency: EUR
            time: epoch_millis
            """;
    private static final int ROWS = 2_000;

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    Path dir;

    @Test
    void aBackfillGivesTheEnginesVectorsAndALetterForEveryNumberOfNoUse() throws Exception {
        int[] unusable = {0};
        Path file = dir.resolve("in.csv");
        Files.write(file, rows(unusable));
        Path out = dir.resolve("out");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FeaturesJobBackfill.build(
                env,
                new FeaturesJobBackfillConfig(
                        CATALOGUE,
                        new FeaturesJobBackfillConfig.Files(List.of(file), MAPPING, Duration.ofDays(1)),
                        new FeaturesJobBackfillConfig.Directory(out),
                        Duration.ofHours(1),
                        RecordBounds.USUAL,
                        Duration.ofDays(180),
                        1));
        env.execute(FeaturesJobBackfill.NAME);

        Path expected = dir.resolve("expected.csv.gz");
        new FeatureFile(CATALOGUE, Mapping.read(MAPPING), Duration.ofDays(1)).compute(file, expected, row -> {});
        assertThat(sorted(out.resolve("vectors-0.csv.gz"))).hasSize(ROWS + 1).isEqualTo(sorted(expected));
        assertThat(sorted(out.resolve("refused-0.csv.gz")).stream().filter(line -> line.contains("number_decimals")))
                .hasSize(unusable[0])
                .allMatch(line -> line.contains("and the catalogue declares 2 decimals; it is decided without it"));
        assertThat(unusable[0]).isPositive();
    }

    /** @param unusable counts the scores with a third decimal */
    private static List<String> rows(int[] unusable) {
        Random random = new Random(5);
        List<String> rows = new ArrayList<>(List.of("id,at,who,where,paid,score,age"));
        long at = 1_522_540_800_000L;
        for (int i = 0; i < ROWS; i++) {
            at += random.nextInt(3) * 400_000L;
            int thousandths = 10 * (random.nextInt(10_000) - 5_000);
            boolean fine = random.nextInt(20) > 0;
            unusable[0] += fine ? 0 : 1;
            String score =
                    random.nextInt(6) == 0 && fine ? "" : String.valueOf((thousandths + (fine ? 0 : 1)) / 1000.0);
            rows.add("t" + i + "," + at + ",c" + random.nextInt(9) + ",m" + random.nextInt(5) + ",1.00," + score + ","
                    + (random.nextInt(4) == 0 ? "" : random.nextInt(40) - 20));
        }
        return rows;
    }

    private static List<String> sorted(Path csv) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(csv)), StandardCharsets.UTF_8));
                Stream<String> lines = reader.lines()) {
            return lines.sorted().toList();
        }
    }
}
