package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.engine.Event;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import io.tidemark.schemas.Transaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
@Tag("exact")
class OutcomesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int DECLINES = OutcomeFeed.CATALOGUE.featureNames().indexOf("declines_1d");

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
    void aDeclineIsInTheNextVectorAndWhatIsNoOutcomeIsADeadLetter() throws Exception {
        Connection connection = KAFKA.freshConnection();
        try (KafkaSide kafka = new KafkaSide(connection)) {
            JobClient job = start(connection, "eager");
            Instant begin = Instant.now().minusSeconds(600);
            kafka.send(List.of(Event.of(payment("first", begin))));
            await().atMost(PATIENCE).until(() -> vector(kafka, "first").isPresent());

            long sent = System.nanoTime();
            kafka.send(List.of(Event.of(decline("first", begin.plusSeconds(1)))));
            // Asked again and again: the first answer that holds the decline bounds how long it took.
            int[] asked = {0};
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
                String id = "asks" + asked[0]++;
                kafka.send(List.of(Event.of(payment(id, begin.plusSeconds(10 + asked[0])))));
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> vector(kafka, id)
                        .isPresent());
                return vector(kafka, id).orElseThrow().getValues().get(DECLINES) == 1.0;
            });
            Duration took = Duration.ofNanos(System.nanoTime() - sent);
            System.out.println("a decline was in vector " + asked[0] + " after it, read " + took.toMillis()
                    + " ms after it was sent");
            assertThat(took).isLessThan(Duration.ofMinutes(1));

            Outcome odd = Outcome.newBuilder(decline("first", begin))
                    .setKind(OutcomeKind.UNKNOWN)
                    .build();
            kafka.send(List.of(Event.of(odd)));
            kafka.sendRaw(Topics.OUTCOMES, "c1", new byte[] {1, 2, 3});
            kafka.flush();
            await().atMost(PATIENCE).until(() -> kafka.count(Topics.DEAD_LETTERS) == 2);
            assertThat(kafka.read(Topics.DEAD_LETTERS))
                    .extracting(DeadLetter::getCause)
                    .containsExactlyInAnyOrder("unknown_kind", "not_avro");
            job.cancel().get();
        }
    }

    @Test
    void inOrderedModeAFeedOfAllThreeTopicsGivesTheEnginesVectorsBitForBit() throws Exception {
        Connection connection = KAFKA.freshConnection();
        OutcomeFeed feed = OutcomeFeed.random(31, 1_500, 20, 30);
        Map<String, double[]> expected = feed.expectedVectors(OutcomeFeed.CATALOGUE);
        try (KafkaSide kafka = new KafkaSide(connection)) {
            kafka.send(feed.events());
            JobClient job = start(connection, "ordered");
            await().atMost(PATIENCE).until(() -> kafka.count(Topics.FEATURES) >= 1_500);
            assertThat(kafka.vectors()).hasSize(1_500).allSatisfy(vector -> {
                String id = vector.getTransaction().getTransactionId();
                assertThat(vector.getValues())
                        .as(id)
                        .containsExactly(Arrays.stream(expected.get(id)).boxed().toArray(Double[]::new));
            });
            job.cancel().get();
        }
    }

    @Test
    void aCatalogueWithoutOutcomesReadsNoneOfThem() throws Exception {
        Connection connection = KAFKA.freshConnection();
        assertThat(FeaturesJob.needs(FeaturesJobConfig.from(connection.toProperties()))
                        .topics())
                .doesNotContain(Topics.OUTCOMES);
    }

    private JobClient start(Connection connection, String mode) throws Exception {
        Path catalogue = folder.resolve("catalogue.yaml");
        Files.writeString(catalogue, OutcomeFeed.CATALOGUE.yaml());
        Map<String, String> properties = new HashMap<>(connection.toProperties());
        properties.put("catalogue", catalogue.toString());
        properties.put("time.mode", mode);
        properties.put("silence", "2s");
        properties.put("partitions", "4");
        properties.put("parallelism", "2");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FeaturesJob.build(env, FeaturesJobConfig.from(properties));
        return env.executeAsync(FeaturesJob.NAME);
    }

    private static Optional<FeatureVector> vector(KafkaSide kafka, String id) {
        return kafka.vectors().stream()
                .filter(vector -> vector.getTransaction().getTransactionId().equals(id))
                .findFirst();
    }

    private static Transaction payment(String id, Instant time) {
        return Feed.transaction(id, time, "c1", "m1", 100);
    }

    private static Outcome decline(String transaction, Instant time) {
        return Outcome.newBuilder()
                .setTransactionId(transaction)
                .setKind(OutcomeKind.DECLINED)
                .setEventTime(time)
                .setCustomerId("c1")
                .setTerminalId("m1")
                .setCode("51")
                .build();
    }
}
