package io.tidemark.features.job.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.Event;
import io.tidemark.features.files.FeatureFile;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.ReadingRules;
import io.tidemark.features.job.OutcomeFeed;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outcomes of a file give the vectors of the engine over the same feed, by the job's stages and without them. */
class OutcomesBackfillTest {
    /** All outcomes come within it. */
    private static final Duration HORIZON = Duration.ofDays(10);

    private static final String MAPPING =
            """
            name: outcomes
            columns: {transaction_id: id, event_time: at, customer_id: who, terminal_id: where, amount: paid, channel: how}
            currency: EUR
            time: epoch_millis
            """;

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBackfillGivesTheEnginesVectorsOfAllThatHappened(boolean lookedUp) throws Exception {
        Catalogue catalogue = lookedUp ? OutcomeFeed.LOOKED_UP : OutcomeFeed.CATALOGUE;
        OutcomeFeed feed = OutcomeFeed.random(41, 1_500, 15, 20).withoutLabels();
        assertThat(Duration.between(
                        feed.transactions().get(0).getEventTime(),
                        feed.transactions().get(1_499).getEventTime()))
                .as("what the files cover, of many buckets of ids")
                .isGreaterThan(HORIZON.multipliedBy(3));
        Path transactions = dir.resolve("transactions.csv");
        Path outcomes = dir.resolve("outcomes.csv");
        Files.write(
                transactions, rows("id,at,who,where,paid,how", feed.transactions(), OutcomesBackfillTest::transaction));
        Files.write(
                outcomes,
                rows(
                        "transaction_id,kind,event_time,customer_id,terminal_id,code,amount,currency,observed_at,withdrawn",
                        feed.events().stream()
                                .filter(Event::isOutcome)
                                .map(Event::outcome)
                                .toList(),
                        OutcomesBackfillTest::outcome));
        Path computed = dir.resolve("computed.csv.gz");
        new FeatureFile(
                        catalogue,
                        Mapping.read(MAPPING),
                        Duration.ofDays(1),
                        ReadingRules.USUAL.withoutLabels(),
                        List.of(outcomes))
                .compute(transactions, computed, row -> {});
        assertSame(catalogue, feed, vectors(computed));

        Path out = dir.resolve("out");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FeaturesJobBackfill.build(
                env,
                new FeaturesJobBackfillConfig(
                        catalogue,
                        new FeaturesJobBackfillConfig.Files(
                                List.of(transactions), MAPPING, Duration.ofDays(1), false, List.of(outcomes)),
                        new FeaturesJobBackfillConfig.Directory(out),
                        Duration.ofHours(1),
                        RecordBounds.USUAL,
                        HORIZON,
                        1));
        env.execute(FeaturesJobBackfill.NAME);
        assertSame(catalogue, feed, vectors(out.resolve("vectors-0.csv.gz")));
    }

    private static void assertSame(Catalogue catalogue, OutcomeFeed feed, Map<String, double[]> vectors) {
        Map<String, double[]> expected = feed.expectedVectors(catalogue);
        assertThat(vectors).hasSameSizeAs(expected);
        expected.forEach((id, vector) -> assertThat(vectors.get(id)).as(id).containsExactly(vector));
    }

    private interface Text<T> {
        String of(T record);
    }

    private static <T> List<String> rows(String header, List<T> records, Text<T> text) {
        List<String> rows = new ArrayList<>(List.of(header));
        records.forEach(record -> rows.add(text.of(record)));
        return rows;
    }

    private static String transaction(Transaction transaction) {
        return String.join(
                ",",
                transaction.getTransactionId(),
                String.valueOf(transaction.getEventTime().toEpochMilli()),
                transaction.getCustomerId(),
                transaction.getTerminalId(),
                BigDecimal.valueOf(transaction.getAmount().getMinorUnits(), 2).toPlainString(),
                transaction.getChannel());
    }

    private static String outcome(Outcome outcome) {
        return String.join(
                ",",
                outcome.getTransactionId(),
                outcome.getKind().name(),
                outcome.getEventTime().toString(),
                Objects.requireNonNullElse(outcome.getCustomerId(), ""),
                Objects.requireNonNullElse(outcome.getTerminalId(), ""),
                Objects.requireNonNullElse(outcome.getCode(), ""),
                BigDecimal.valueOf(outcome.getAmount().getMinorUnits(), 2).toPlainString(),
                outcome.getAmount().getCurrency(),
                outcome.getObservedAt() == null ? "" : outcome.getObservedAt().toString(),
                String.valueOf(outcome.getWithdrawn()));
    }

    /** By transaction id; an empty field is missing. */
    private static Map<String, double[]> vectors(Path csv) throws IOException {
        Map<String, double[]> vectors = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(csv)), StandardCharsets.UTF_8))) {
            reader.lines().skip(1).forEach(line -> {
                String[] fields = line.split(",", -1);
                double[] values = new double[fields.length - 1];
                for (int i = 0; i < values.length; i++) {
                    values[i] = fields[i + 1].isEmpty() ? Double.NaN : Double.parseDouble(fields[i + 1]);
                }
                vectors.put(fields[0], values);
            });
        }
        return vectors;
    }
}
