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
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backfill of a file with amounts in three currencies gives the vectors of 'features compute' to the digit. */
class CurrenciesBackfillTest {

    private static final String FEATURES =
            """
            features:
              - {name: amount, transform: amount, currency: own}
              - {name: mean, entity: customer, aggregate: mean, currency: own, window: 1d, itself: excluded}
              - {name: amount_to_mean, ratio: amount, to: mean}
              - {name: dollars, entity: customer, aggregate: sum, currency: USD, window: 3d}
              - {name: spread, entity: terminal, aggregate: standard_deviation, currency: JPY, window: 3d, delay: 1h}
              - {name: large, entity: terminal, aggregate: count, currency: own, where: "amount >= 50", window: 1d}
              - {name: usual, entity: customer, aggregate: sum, window: 1d}
            """;

    private static final String MAPPING =
            """
            name: currencies
            columns: {transaction_id: id, event_time: at, customer_id: who, terminal_id: where, amount: paid, currency: in}
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

    @ParameterizedTest
    @ValueSource(strings = {"own", "EUR"})
    void aBackfillGivesTheVectorsOfTheFile(String usual) throws Exception {
        Catalogue catalogue = CatalogueReader.read("name: currencies\ncurrency: " + usual + "\n" + FEATURES);
        Path file = dir.resolve("in.csv");
        Files.write(file, rows());
        Path out = dir.resolve("out");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FeaturesJobBackfill.build(
                env,
                new FeaturesJobBackfillConfig(
                        catalogue,
                        new FeaturesJobBackfillConfig.Files(List.of(file), MAPPING, Duration.ofDays(1)),
                        new FeaturesJobBackfillConfig.Directory(out),
                        Duration.ofHours(1),
                        RecordBounds.USUAL,
                        Duration.ofDays(180),
                        1));
        env.execute(FeaturesJobBackfill.NAME);

        Path expected = dir.resolve("expected.csv.gz");
        new FeatureFile(catalogue, Mapping.read(MAPPING), Duration.ofDays(1)).compute(file, expected, row -> {});
        List<String> vectors = sorted(out.resolve("vectors-0.csv.gz"));
        assertThat(vectors).hasSize(ROWS + 1).isEqualTo(sorted(expected));
        // The amount, the mean of earlier ones and their ratio are there in whichever currency.
        assertThat(vectors.stream().filter(line -> line.matches("t\\d+(,[^,]+){3}.*")))
                .hasSizeGreaterThan(ROWS / 2);
    }

    private static List<String> rows() {
        Random random = new Random(5);
        List<String> rows = new ArrayList<>(List.of("id,at,who,where,paid,in"));
        long at = 1_522_540_800_000L;
        for (int i = 0; i < ROWS; i++) {
            at += random.nextInt(3) * 400_000L;
            String currency = List.of("EUR", "USD", "JPY").get(random.nextInt(3));
            rows.add("t" + i + "," + at + ",c" + random.nextInt(9) + ",m" + random.nextInt(5) + ","
                    + random.nextInt(100) + (currency.equals("JPY") ? "" : "." + random.nextInt(10) + "0") + ","
                    + currency);
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
