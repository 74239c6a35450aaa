package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.engine.Event;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.RateTable;
import io.tidemark.schemas.Transaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tables of rates on their way through a broker. */
@Tag("component")
@Tag("exact")
class RatesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    @TempDir
    Path folder;

    @Test
    void aTableIsInForceFromItsMomentOnAndOneThatCannotComeNextIsADeadLetter() throws Exception {
        Connection connection = KAFKA.freshConnection();
        Instant begin = Instant.now().minusSeconds(600);
        try (KafkaSide kafka = new KafkaSide(connection)) {
            put(connection, kafka, RateFeed.table(begin, 9, 1));
            JobClient job = start(connection, "eager");
            kafka.send(List.of(paid("a", begin.plusSeconds(1), "c1", "USD")));
            await().atMost(PATIENCE).until(() -> kafka.vectors().size() == 1);

            // What follows is seen without a restart: a second table, a third that has the moment of the second.
            put(connection, kafka, RateFeed.table(begin.plusSeconds(100), 8, 1));
            put(connection, kafka, RateFeed.table(begin.plusSeconds(100), 7, 1));
            int[] asked = {0};
            await().atMost(PATIENCE).until(() -> {
                // Of many customers, so that every reader has some.
                kafka.send(List.of(paid("asks" + asked[0]++, begin.plusSeconds(101), "c" + (1 + asked[0]), "USD")));
                await().atMost(PATIENCE).until(() -> kafka.vectors().size() == 1 + asked[0]);
                return euros(kafka, asked[0]) == 8 && kafka.count(Topics.DEAD_LETTERS) == 1;
            });
            kafka.send(List.of(
                    paid("late", begin.plusSeconds(99), "c1", "USD"),
                    paid("yen", begin.plusSeconds(500), "c1", "JPY")));
            await().atMost(PATIENCE).until(() -> kafka.vectors().size() == 3 + asked[0]);

            Map<String, FeatureVector> vectors = byId(kafka.vectors());
            assertThat(vectors.get("a").getValues().get(0)).isEqualTo(9);
            assertThat(vectors.get("late").getValues().get(0))
                    .as("of the time of the first table, though the second one is there")
                    .isEqualTo(9);
            assertThat(vectors.get("yen").getValues().get(0)).isNaN();
            assertThat(vectors.get("yen").getFlags()).containsExactly("missing_rate");
            assertThat(vectors.get("yen").getValues().get(2))
                    .as("counted all the same")
                    .isEqualTo(3.0);
            DeadLetter letter = kafka.read(Topics.DEAD_LETTERS).get(0);
            assertThat(letter.getCause()).isEqualTo("unusable_rates");
            assertThat(letter.getDetail()).contains("is there twice");
            job.cancel().get();
        }
    }

    @Test
    void inOrderedModeTheStreamGivesTheEnginesVectorsBitForBit() throws Exception {
        Connection connection = KAFKA.freshConnection();
        List<Transaction> feed = RateFeed.random(17, 1_500);
        try (KafkaSide kafka = new KafkaSide(connection)) {
            for (RateTable table : RateFeed.TABLES.all()) {
                put(connection, kafka, table);
            }
            kafka.send(feed.stream().map(Event::of).toList());
            JobClient job = start(connection, "ordered");
            await().atMost(PATIENCE).until(() -> kafka.count(Topics.FEATURES) >= feed.size());
            List<FeatureVector> vectors = kafka.vectors();
            RateFeed.assertEqual(vectors, feed);
            job.cancel().get();
        }
    }

    private static double euros(KafkaSide kafka, int asked) {
        return byId(kafka.vectors()).get("asks" + (asked - 1)).getValues().get(0);
    }

    private static Map<String, FeatureVector> byId(List<FeatureVector> vectors) {
        Map<String, FeatureVector> byId = new HashMap<>();
        vectors.forEach(vector -> byId.put(vector.getTransaction().getTransactionId(), vector));
        return byId;
    }

    private static Event paid(String id, Instant time, String customer, String currency) {
        return Event.of(RateFeed.paid(id, time, customer, 1_000, currency));
    }

    private static void put(Connection connection, KafkaSide kafka, RateTable table) throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            kafka.sendRaw(
                    Topics.RATES,
                    table.getCurrency(),
                    registry.serde(Topics.RATES).encode(table));
            kafka.flush();
        }
    }

    private JobClient start(Connection connection, String mode) throws Exception {
        Path catalogue = folder.resolve("catalogue.yaml");
        Files.writeString(catalogue, RateFeed.CATALOGUE.yaml());
        Map<String, String> properties = new HashMap<>(connection.toProperties());
        properties.put("catalogue", catalogue.toString());
        properties.put("time.mode", mode);
        properties.put("labels", "absent");
        properties.put("silence", "2s");
        properties.put("partitions", "4");
        properties.put("parallelism", "2");
        FeaturesJobConfig config = FeaturesJobConfig.from(properties);
        assertThat(FeaturesJob.needs(config).topics()).contains(Topics.RATES);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FeaturesJob.build(env, config);
        return env.executeAsync(FeaturesJob.NAME);
    }
}
