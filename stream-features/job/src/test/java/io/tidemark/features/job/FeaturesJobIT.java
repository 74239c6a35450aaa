package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.engine.Event;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.Mark;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
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
class FeaturesJobIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Catalogue CATALOGUE = CatalogueReader.shipped("handbook");

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(2)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    Path checkpoints;

    @Test
    void inOrderedModeAFeedThatEndsGivesTheEnginesVectorsBitForBit() throws Exception {
        Connection connection = KAFKA.freshConnection();
        Feed feed = Feed.random(1, 3_000, 40, 60);
        try (KafkaSide kafka = new KafkaSide(connection)) {
            kafka.send(feed.events());
            JobClient job = start(config(connection, "ordered"), null);
            awaitVectors(kafka, job, 3_000);
            assertEqualVectors(feed, kafka.vectors());
            job.cancel().get();
        }
    }

    @Test
    void inOrderedModeARestartFromARetainedCheckpointInTheMiddleChangesNoBit() throws Exception {
        Connection connection = KAFKA.freshConnection();
        Feed feed = Feed.random(2, 4_000, 40, 60);
        int half = feed.events().size() / 2;
        try (KafkaSide kafka = new KafkaSide(connection)) {
            FeaturesJobConfig config = config(connection, "ordered");
            JobClient first = start(config, null);
            kafka.send(feed.events().subList(0, half));
            await().atMost(PATIENCE).until(() -> kafka.count(Topics.FEATURES) > 200);
            String before = Checkpoints.newest(checkpoints);
            await().atMost(PATIENCE)
                    .until(() -> !Checkpoints.newest(checkpoints).equals(before));
            first.cancel().get();
            await().atMost(PATIENCE).until(() -> first.getJobStatus().get() == JobStatus.CANCELED);

            kafka.send(feed.events().subList(half, feed.events().size()));
            JobClient second = start(config, Checkpoints.newest(checkpoints));
            awaitVectors(kafka, second, 4_000);
            assertEqualVectors(feed, kafka.vectors());
            second.cancel().get();
        }
    }

    @Test
    void aFeedWithEmptyPartitionsAndBadTailsIsReleasedWhenItRestsAndGoesOnInOrder() throws Exception {
        Connection connection = KAFKA.freshConnection();
        Feed feed = Feed.random(4, 600, 2, 5);
        int pause = pause(feed.events());
        try (KafkaSide kafka = new KafkaSide(connection)) {
            JobClient job = start(config(connection, "ordered"), null);
            List<Event> first = feed.events().subList(0, pause);
            kafka.send(first);
            for (String key : List.of("a", "b", "c", "d", "e", "f")) {
                kafka.sendRaw(Topics.TRANSACTIONS, key, new byte[] {9});
                kafka.sendRaw(Topics.LABELS, key, new byte[] {9});
            }
            kafka.flush();
            int released =
                    (int) first.stream().filter(event -> !event.isLabel()).count();
            awaitVectors(kafka, job, released);
            assertThat(kafka.count(Topics.FEATURES)).isEqualTo(released);

            kafka.send(feed.events().subList(pause, feed.events().size()));
            awaitVectors(kafka, job, 600);
            assertEqualVectors(feed, kafka.vectors());
            assertThat(kafka.count(Topics.DEAD_LETTERS)).isEqualTo(12);
            job.cancel().get();
        }
    }

    @Test
    void partitionsThatDoNotGrowDoNotHoldBackTheOthersWhileThoseFlow() throws Exception {
        Connection connection = KAFKA.freshConnection();
        Feed feed = Feed.random(5, 3_000, 2, 5);
        Iterator<Event> rest = feed.events().iterator();
        try (KafkaSide kafka = new KafkaSide(connection)) {
            JobClient job = start(config(connection, "ordered"), null);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
                kafka.send(List.of(rest.next(), rest.next()));
                return kafka.count(Topics.FEATURES) > 0;
            });
            assertThat(rest).as("what is sent after the first answer").hasNext();
            List<Event> after = new ArrayList<>();
            rest.forEachRemaining(after::add);
            kafka.send(after);
            awaitVectors(kafka, job, 3_000);
            assertEqualVectors(feed, kafka.vectors());
            job.cancel().get();
        }
    }

    @Test
    void anEventAheadOfTheBrokersClockIsADeadLetterAndMakesNoOtherLate() throws Exception {
        Connection connection = KAFKA.freshConnection();
        Feed feed = Feed.random(6, 400, 20, 5);
        int half = pause(feed.events());
        Instant ahead = Instant.now().plus(Duration.ofDays(2));
        try (KafkaSide kafka = new KafkaSide(connection)) {
            kafka.send(feed.events().subList(0, half));
            for (int i = 0; i < 20; i++) {
                Transaction absurd = Feed.transaction("ahead" + i, ahead, "c" + i, "m1", 100);
                Transaction known = feed.transactions().get(i);
                kafka.send(List.of(
                        Event.of(absurd),
                        Event.of(Feed.label(absurd, Duration.ZERO, true)),
                        Event.of(Feed.label(known, Duration.between(known.getEventTime(), ahead), true))));
            }
            kafka.send(feed.events().subList(half, feed.events().size()));
            JobClient job = start(config(connection, "ordered"), null);
            awaitVectors(kafka, job, 400);
            assertEqualVectors(feed, kafka.vectors());
            assertThat(kafka.read(Topics.DEAD_LETTERS))
                    .hasSize(60)
                    .extracting(DeadLetter::getCause)
                    .containsOnly("absurd_event_time", "absurd_observation_time");
            job.cancel().get();
        }
    }

    /** A place about the middle where time goes on, so that what comes after a pause there is not late. */
    private static int pause(List<Event> events) {
        int place = events.size() / 2;
        while (!events.get(place).time().isAfter(events.get(place - 1).time())) {
            place++;
        }
        return place;
    }

    @Test
    void inEagerModeEveryTransactionIsAnsweredOnArrivalAndBadRecordsBecomeDeadLetters() throws Exception {
        Connection connection = KAFKA.freshConnection();
        Feed feed = Feed.random(3, 500, 20, 30);
        Transaction sent = feed.transactions().get(0);
        Transaction changed = Transaction.newBuilder(sent)
                .setAmount(new Money(sent.getAmount().getMinorUnits() + 1, "EUR"))
                .build();
        Transaction noAmount = Transaction.newBuilder(sent)
                .setTransactionId("none")
                .setAmount(null)
                .build();
        byte[] garbage = {1, 2, 3};
        byte[] unknownSchema = {0, 0x7f, 0, 0, 1, 2, 3};
        try (KafkaSide kafka = new KafkaSide(connection)) {
            JobClient job = start(config(connection, "eager"), null);
            kafka.send(feed.events());
            // Of two uses of an id in two partitions, the one that is read first counts.
            awaitVectors(kafka, job, 500);
            kafka.sendRaw(Topics.TRANSACTIONS, "c1", garbage);
            kafka.sendRaw(Topics.TRANSACTIONS, null, unknownSchema);
            Transaction reused = Transaction.newBuilder(sent)
                    .setCustomerId(sent.getCustomerId() + "x")
                    .build();
            kafka.send(List.of(Event.of(sent), Event.of(changed), Event.of(noAmount), Event.of(reused)));
            Transaction behind = Feed.transaction("behind", Feed.START.plusSeconds(1), "c1", "m1", 100);
            kafka.send(List.of(Event.of(behind)));
            awaitVectors(kafka, job, 502);
            await().atMost(PATIENCE).until(() -> kafka.count(Topics.DEAD_LETTERS) == 4);

            List<DeadLetter> letters = kafka.read(Topics.DEAD_LETTERS);
            assertThat(letters)
                    .extracting(DeadLetter::getCause)
                    .containsExactlyInAnyOrder(
                            "not_avro", "unknown_schema_id", "conflicting_duplicate", "conflicting_duplicate");
            DeadLetter undecodable = of("not_avro", letters);
            assertThat(undecodable.getValue().array()).isEqualTo(garbage);
            assertThat(kafka.records(Topics.TRANSACTIONS)).anySatisfy(record -> {
                assertThat(record.partition()).isEqualTo(undecodable.getPartition());
                assertThat(record.offset()).isEqualTo(undecodable.getOffset());
                assertThat(record.value()).isEqualTo(garbage);
            });
            assertThat(kafka.vectors())
                    .extracting(vector -> vector.getTransaction().getTransactionId())
                    .doesNotHaveDuplicates()
                    .contains("behind");
            assertThat(kafka.vectors())
                    .filteredOn(vector -> !vector.getFlags().isEmpty())
                    .extracting(vector -> vector.getTransaction().getTransactionId(), FeatureVector::getFlags)
                    .containsExactly(tuple("none", List.of("missing_amount")));
            assertThat(kafka.marks())
                    .extracting(Mark::getTransactionId, Mark::getCustomerId, Mark::getCause)
                    .containsExactlyInAnyOrder(
                            tuple(sent.getTransactionId(), sent.getCustomerId(), "duplicate"),
                            tuple(sent.getTransactionId(), sent.getCustomerId(), "conflicting_duplicate"),
                            tuple(sent.getTransactionId(), reused.getCustomerId(), "conflicting_duplicate"));
            job.cancel().get();
        }
    }

    private static DeadLetter of(String cause, List<DeadLetter> letters) {
        return letters.stream()
                .filter(letter -> letter.getCause().equals(cause))
                .findFirst()
                .orElseThrow();
    }

    private FeaturesJobConfig config(Connection connection, String mode) {
        Map<String, String> properties = new HashMap<>(connection.toProperties());
        properties.put("time.mode", mode);
        properties.put("silence", "2s");
        properties.put("partitions", "4");
        properties.put("parallelism", "2");
        properties.put("checkpoint.interval", "500ms");
        properties.put("checkpoint.dir", checkpoints.toUri().toString());
        return FeaturesJobConfig.from(properties);
    }

    private static JobClient start(FeaturesJobConfig config, String checkpoint) throws Exception {
        Configuration flink = new Configuration();
        if (checkpoint != null) {
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        FeaturesJob.build(env, config);
        return env.executeAsync(FeaturesJob.NAME);
    }

    private static void awaitVectors(KafkaSide kafka, JobClient job, int expected) {
        await().atMost(PATIENCE).until(() -> {
            assertThat(job.getJobStatus().get()).isNotIn(JobStatus.FAILED, JobStatus.CANCELED);
            List<FeatureVector> vectors = kafka.vectors();
            return vectors.stream()
                            .map(vector -> vector.getTransaction().getTransactionId())
                            .distinct()
                            .count()
                    >= expected;
        });
    }

    /** Every vector of the feed is there, its copies are equal, and each customer's first copies are in log order. */
    private static void assertEqualVectors(Feed feed, List<FeatureVector> vectors) {
        Map<String, double[]> expected = feed.expectedVectors(CATALOGUE);
        Map<String, Long> lastOffset = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (FeatureVector vector : vectors) {
            String id = vector.getTransaction().getTransactionId();
            assertThat(vector.getValues())
                    .as(id)
                    .containsExactly(Arrays.stream(expected.get(id)).boxed().toArray(Double[]::new));
            assertThat(vector.getLate()).as(id).isFalse();
            if (seen.add(id)) {
                long offset = vector.getOrigin().getOffset();
                Long before = lastOffset.put(vector.getTransaction().getCustomerId(), offset);
                assertThat(offset).as(id).isGreaterThan(before == null ? -1L : before);
            }
        }
        assertThat(seen).hasSameSizeAs(expected.keySet());
    }
}
