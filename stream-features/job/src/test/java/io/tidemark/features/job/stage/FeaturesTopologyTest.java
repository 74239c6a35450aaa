package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.engine.Event;
import io.tidemark.features.engine.FeatureEngine;
import io.tidemark.features.job.FeaturesJob;
import io.tidemark.features.job.FeaturesJobState;
import io.tidemark.features.job.Feed;
import io.tidemark.features.job.Log;
import io.tidemark.features.job.TestConfig;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Counters;
import io.tidemark.features.job.state.Types;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesTopologyTest {
    private static final Catalogue CATALOGUE = CatalogueReader.shipped("handbook");
    private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setConfiguration(METRICS.addToConfiguration(new Configuration()))
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    /** Holds one of the terminal stage's subtasks back, so that events overtake each other on the way. */
    private static final StageProbe SLOW_TERMINAL = (entity, subtask, transaction) -> {
        if (entity.equals("terminal") && subtask == 0) {
            LockSupport.parkNanos(1_000_000);
        }
    };

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void everyCustomersVectorsComeInLogOrderThoughOneTerminalSubtaskIsSlow(int parallelism) throws Exception {
        Feed feed = Feed.random(7, 3_000, 25, 200);
        Run run = run(feed, false, parallelism, SLOW_TERMINAL);
        List<FeatureVector> vectors = run.vectors();

        assertThat(vectors).hasSize(3_000).allMatch(vector -> vector.getTimeMode() == TimeMode.EAGER);
        Map<String, Long> last = new HashMap<>();
        Map<String, Long> numbers = new HashMap<>();
        for (FeatureVector vector : vectors) {
            String customer = vector.getTransaction().getCustomerId();
            long offset = vector.getOrigin().getOffset();
            assertThat(offset).isGreaterThan(last.getOrDefault(customer, -1L));
            last.put(customer, offset);
            assertThat(vector.getArrivalNumbers())
                    .containsEntry("customer", numbers.merge(customer, 1L, Long::sum))
                    .containsKey("terminal");
        }
        if (parallelism > 1) {
            assertThat(run.counted(Counters.WAITED))
                    .as("events that were overtaken")
                    .isGreaterThan(100);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void inOrderedModeTheStreamEqualsTheEngineBitForBitThoughOneTerminalSubtaskIsSlow(int parallelism)
            throws Exception {
        Feed feed = Feed.random(8, 3_000, 25, 60);
        Map<String, double[]> expected = feed.expectedVectors(CATALOGUE);
        List<FeatureVector> vectors =
                run(feed, true, parallelism, SLOW_TERMINAL).vectors();

        assertThat(vectors).hasSize(3_000);
        for (FeatureVector vector : vectors) {
            String id = vector.getTransaction().getTransactionId();
            double[] values =
                    vector.getValues().stream().mapToDouble(Double::doubleValue).toArray();
            assertThat(Arrays.equals(values, expected.get(id))).as(id).isTrue();
            assertThat(vector.getLate()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyTransactionThatIsTakenInGivesOneRecordInItsCustomersOrderAlsoIfItHasNoVector(boolean ordered)
            throws Exception {
        List<Event> sent = new ArrayList<>(Feed.random(10, 800, 25, 60).events());
        sent.removeIf(Event::isLabel);
        for (int i = 0; i < 800; i += 3) {
            Transaction first = sent.get(i).transaction();
            sent.add(Event.of(
                    i % 2 == 0
                            ? first
                            : Transaction.newBuilder(first)
                                    .setTerminalId("another")
                                    .build()));
        }
        Feed feed = new Feed(sent);
        List<FeatureRecord> records = run(feed, ordered, 4, SLOW_TERMINAL).records();

        Map<String, List<Long>> expected = new HashMap<>();
        Map<String, List<Long>> given = new HashMap<>();
        for (int i = 0; i < sent.size(); i++) {
            String customer = sent.get(i).transaction().getCustomerId();
            expected.computeIfAbsent(customer, unused -> new ArrayList<>()).add((long) i);
        }
        for (FeatureRecord record : records) {
            boolean mark = record.getVector() == null;
            given.computeIfAbsent(
                            mark
                                    ? record.getMark().getCustomerId()
                                    : record.getVector().getTransaction().getCustomerId(),
                            unused -> new ArrayList<>())
                    .add(
                            mark
                                    ? record.getMark().getOrigin().getOffset()
                                    : record.getVector().getOrigin().getOffset());
        }
        assertThat(given).isEqualTo(expected);
        assertThat(records.stream().filter(record -> record.getMark() != null))
                .extracting(record -> record.getMark().getCause())
                .hasSize(267)
                .containsOnly("duplicate", "conflicting_duplicate");
    }

    @Test
    void whatCannotBeUsedIsFlaggedAndInOrderedModeTheStreamStillEqualsTheEngineBitForBit() throws Exception {
        Random random = new Random(5);
        Feed feed = new Feed(Feed.random(11, 1_500, 25, 60).events().stream()
                .map(event -> event.isLabel() ? event : Event.of(spoilt(event.transaction(), random.nextInt(40))))
                .toList());
        FeatureEngine engine = new FeatureEngine(CATALOGUE);
        Map<String, double[]> expected = new HashMap<>();
        Map<String, Set<String>> flags = new HashMap<>();
        for (Event event : feed.events()) {
            if (event.isLabel()) {
                engine.label(event.label());
                continue;
            }
            double[] vector = new double[engine.width()];
            Set<String> causes = new HashSet<>();
            assertThat(engine.answer(event.transaction(), vector, causes)).isEmpty();
            expected.put(event.transaction().getTransactionId(), vector);
            flags.put(event.transaction().getTransactionId(), causes);
        }
        Run run = run(feed, true, 4, SLOW_TERMINAL);
        assertThat(run.vectors()).hasSize(1_500).allSatisfy(vector -> {
            String id = vector.getTransaction().getTransactionId();
            assertThat(vector.getValues())
                    .as(id)
                    .containsExactly(Arrays.stream(expected.get(id)).boxed().toArray(Double[]::new));
            assertThat(vector.getFlags()).as(id).containsExactlyInAnyOrderElementsOf(flags.get(id));
        });
        assertThat(run.vectors().stream().flatMap(vector -> vector.getFlags().stream()))
                .contains("missing_amount", "negative_amount", "mixed_currency", "missing_terminal");
        assertThat(run.counted(Counters.FLAGGED)).isBetween(100L, 300L);
    }

    private static Transaction spoilt(Transaction transaction, int how) {
        Transaction.Builder builder = Transaction.newBuilder(transaction);
        return switch (how) {
            case 0 -> builder.setAmount(null).build();
            case 1 -> builder.setAmount(new Money(-1L, "EUR")).build();
            case 2 -> builder.setAmount(new Money(100L, "USD")).build();
            case 3 -> builder.setTerminalId("").build();
            default -> transaction;
        };
    }

    @Test
    void withLabelsDeclaredAbsentTransactionsDoNotWaitForThem() throws Exception {
        Feed feed = Feed.random(9, 500, 5, 5);
        Feed unlabelled = new Feed(
                feed.events().stream().filter(event -> !event.isLabel()).toList());
        List<FeatureVector> vectors = run(unlabelled, true, 2, StageProbe.NONE).vectors();
        Map<String, double[]> expected = unlabelled.expectedVectors(CATALOGUE);
        assertThat(vectors).hasSize(500).allSatisfy(vector -> assertThat(vector.getValues())
                .containsExactly(
                        Arrays.stream(expected.get(vector.getTransaction().getTransactionId()))
                                .boxed()
                                .toArray(Double[]::new)));
    }

    private static Run run(Feed feed, boolean ordered, int parallelism, StageProbe probe) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FeaturesJob.configure(env, TestConfig.of(Map.of("parallelism", String.valueOf(parallelism))));
        Log log = new Log();
        List<Event> transactions =
                feed.events().stream().filter(event -> !event.isLabel()).toList();
        List<Event> labels = feed.events().stream().filter(Event::isLabel).toList();
        FeaturesTopology.Streams streams = FeaturesTopology.build(
                source(env, log.read(transactions), "transactions", ordered),
                labels.isEmpty() ? Optional.empty() : Optional.of(source(env, log.read(labels), "labels", ordered)),
                new StagePlan(
                        CATALOGUE,
                        ordered,
                        Duration.ofDays(180),
                        "transactions",
                        "labels",
                        "outcomes",
                        new PlainFormats(),
                        FeaturesJobState.TYPES,
                        probe));
        List<FeatureRecord> all = new ArrayList<>();
        CloseableIterator<FeatureRecord> records = streams.features().collectAsync();
        JobClient job = env.executeAsync();
        try (records) {
            records.forEachRemaining(all::add);
        }
        return new Run(job.getJobID(), all);
    }

    private static DataStream<io.tidemark.features.job.event.Event> source(
            StreamExecutionEnvironment env,
            List<io.tidemark.features.job.event.Event> events,
            String name,
            boolean ordered) {
        WatermarkStrategy<io.tidemark.features.job.event.Event> times =
                WatermarkStrategy.<io.tidemark.features.job.event.Event>forMonotonousTimestamps()
                        .withTimestampAssigner((event, ignored) -> event.time());
        DataStream<io.tidemark.features.job.event.Event> stream =
                env.fromData(events, Types.EVENT).setParallelism(1).uid(name).name(name);
        return ordered
                ? stream.assignTimestampsAndWatermarks(times)
                        .setParallelism(1)
                        .uid(name + "-times")
                        .name(name + "-times")
                : stream;
    }

    private record Run(JobID id, List<FeatureRecord> records) {
        List<FeatureVector> vectors() {
            return records.stream().map(FeatureRecord::getVector).toList();
        }

        long counted(String metric) {
            return METRICS.findMetrics(id, metric).values().stream()
                    .mapToLong(found -> ((Counter) found).getCount())
                    .sum();
        }
    }
}
