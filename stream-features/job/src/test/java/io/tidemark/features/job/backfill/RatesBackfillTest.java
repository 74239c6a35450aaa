package io.tidemark.features.job.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.files.FeatureFile;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.ReadingRules;
import io.tidemark.features.job.RateFeed;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Currencies;
import io.tidemark.schemas.door.RecordBounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A backfill of a file under tables of rates gives the vectors of 'features compute' to the digit. */
class RatesBackfillTest {

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

    @Test
    void aBackfillGivesTheVectorsOfTheFile() throws Exception {
        Path file = dir.resolve("in.csv");
        Files.write(file, rows());
        Path out = dir.resolve("out");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FeaturesJobBackfill.build(
                env,
                new FeaturesJobBackfillConfig(
                        RateFeed.CATALOGUE,
                        new FeaturesJobBackfillConfig.Files(
                                List.of(file), MAPPING, Duration.ofDays(1), false, List.of(), RateFeed.TABLES),
                        new FeaturesJobBackfillConfig.Directory(out),
                        Duration.ofHours(1),
                        RecordBounds.USUAL,
                        Duration.ofDays(180),
                        1));
        env.execute(FeaturesJobBackfill.NAME);

        Path expected = dir.resolve("expected.csv.gz");
        FeatureFile.Summary summary = new FeatureFile(
                        RateFeed.CATALOGUE,
                        Mapping.read(MAPPING),
                        Duration.ofDays(1),
                        ReadingRules.USUAL.withoutLabels(),
                        List.of(),
                        RateFeed.TABLES)
                .compute(file, expected, row -> {});
        List<String> vectors = sorted(out.resolve("vectors-0.csv.gz"));
        assertThat(vectors).hasSize(ROWS + 1).isEqualTo(sorted(expected));
        assertThat(summary.flagged().get("missing_rate")).as("flagged").isBetween(ROWS / 10L, ROWS / 2L);
        assertThat(vectors.stream().filter(line -> line.matches("t\\d+,[0-9.]+,.*")))
                .as("told in euros")
                .hasSize((int) (ROWS - summary.flagged().get("missing_rate")));
    }

    private static List<String> rows() {
        List<String> rows = new ArrayList<>(List.of("id,at,who,where,paid,in"));
        for (Transaction transaction : RateFeed.random(5, ROWS)) {
            String currency = transaction.getAmount().getCurrency();
            BigDecimal paid = BigDecimal.valueOf(transaction.getAmount().getMinorUnits())
                    .divide(BigDecimal.valueOf(Currencies.scale(currency)));
            rows.add(transaction.getTransactionId() + ","
                    + transaction.getEventTime().toEpochMilli() + "," + transaction.getCustomerId() + ","
                    + transaction.getTerminalId() + "," + paid.toPlainString() + "," + currency);
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
