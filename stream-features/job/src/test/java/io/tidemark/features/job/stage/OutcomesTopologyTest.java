package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.Event;
import io.tidemark.features.engine.OutcomePlaces;
import io.tidemark.features.job.FeaturesJob;
import io.tidemark.features.job.FeaturesJobState;
import io.tidemark.features.job.Log;
import io.tidemark.features.job.OutcomeFeed;
import io.tidemark.features.job.TestConfig;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.state.Types;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesTopologyTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    @ParameterizedTest
    @CsvSource({"1, false", "4, false", "4, true"})
    void inOrderedModeTheStreamEqualsTheEngineBitForBit(int parallelism, boolean lookedUp) throws Exception {
        Catalogue catalogue = lookedUp ? OutcomeFeed.LOOKED_UP : OutcomeFeed.CATALOGUE;
        OutcomeFeed feed = OutcomeFeed.random(21, 2_500, 20, 30);
        Map<String, double[]> expected = feed.expectedVectors(catalogue);
        List<FeatureVector> vectors = run(catalogue, feed, OutcomePlaces.USUAL_HORIZON, parallelism);
        assertThat(vectors).hasSize(2_500).allSatisfy(vector -> assertThat(vector.getValues())
                .as(vector.getTransaction().getTransactionId())
                .containsExactly(
                        Arrays.stream(expected.get(vector.getTransaction().getTransactionId()))
                                .boxed()
                                .toArray(Double[]::new)));
        int declines = catalogue.featureNames().indexOf("declines_1d");
        assertThat(vectors.stream().filter(vector -> vector.getValues().get(declines) > 0))
                .as("vectors that see a decline")
                .hasSizeGreaterThan(300);
    }

    /** What a stage still remembers of an old transaction hangs on traffic and parallelism, and must not matter. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void beyondTheHorizonAnOutcomeDoesNotFindItsTransaction(int parallelism) throws Exception {
        Duration horizon = Duration.ofMinutes(40);
        OutcomeFeed feed = OutcomeFeed.random(23, 1_500, 8, 10).withoutLabels();
        Map<String, double[]> expected = feed.expectedVectors(OutcomeFeed.CATALOGUE, horizon);
        List<FeatureVector> vectors = run(OutcomeFeed.CATALOGUE, feed, horizon, parallelism);
        assertThat(vectors).hasSize(1_500).allSatisfy(vector -> assertThat(vector.getValues())
                .as(vector.getTransaction().getTransactionId())
                .containsExactly(
                        Arrays.stream(expected.get(vector.getTransaction().getTransactionId()))
                                .boxed()
                                .toArray(Double[]::new)));
        assertThat(feed.expectedVectors(OutcomeFeed.CATALOGUE).entrySet())
                .as("vectors that the horizon changes")
                .filteredOn(entry -> !Arrays.equals(entry.getValue(), expected.get(entry.getKey())))
                .hasSizeGreaterThan(100);
    }

    @Test
    void aVectorSaysHowManyOutcomesItsEntitiesHadTakenIn() throws Exception {
        OutcomeFeed feed = OutcomeFeed.random(22, 400, 4, 6);
        List<FeatureVector> vectors = run(OutcomeFeed.CATALOGUE, feed, OutcomePlaces.USUAL_HORIZON, 2);
        assertThat(vectors.stream()
                        .mapToLong(vector -> vector.getLabelNumbers().getOrDefault("outcomes of customer", 0L))
                        .max()
                        .orElse(0))
                .isGreaterThan(50);
        assertThat(vectors.get(0).getLabelNumbers()).doesNotContainKey("outcomes of customer");
    }

    private static List<FeatureVector> run(Catalogue catalogue, OutcomeFeed feed, Duration horizon, int parallelism)
            throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FeaturesJob.configure(env, TestConfig.of(Map.of("parallelism", String.valueOf(parallelism))));
        Log log = new Log();
        StagePlan plan = new StagePlan(
                catalogue,
                true,
                horizon,
                "transactions",
                "labels",
                "outcomes",
                new PlainFormats(),
                FeaturesJobState.TYPES,
                StageProbe.NONE);
        boolean labelled = feed.events().stream().anyMatch(Event::isLabel);
        FeaturesTopology.Streams streams = FeaturesTopology.build(
                new FeaturesTopology.Inputs(
                        source(env, log, feed, event -> !event.isLabel() && !event.isOutcome(), "transactions"),
                        labelled ? Optional.of(source(env, log, feed, Event::isLabel, "labels")) : Optional.empty(),
                        Optional.of(source(env, log, feed, Event::isOutcome, "outcomes"))),
                plan,
                Stages.working(plan));
        List<FeatureVector> vectors = new ArrayList<>();
        CloseableIterator<FeatureRecord> records = streams.features().collectAsync();
        env.executeAsync();
        try (records) {
            records.forEachRemaining(record -> vectors.add(record.getVector()));
        }
        return vectors;
    }

    private static DataStream<io.tidemark.features.job.event.Event> source(
            StreamExecutionEnvironment env, Log log, OutcomeFeed feed, Predicate<Event> which, String name) {
        List<io.tidemark.features.job.event.Event> events =
                log.read(feed.events().stream().filter(which).toList());
        return env.fromData(events, Types.EVENT)
                .setParallelism(1)
                .uid(name)
                .name(name)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<io.tidemark.features.job.event.Event>forMonotonousTimestamps()
                                .withTimestampAssigner((event, ignored) -> event.time()))
                .setParallelism(1)
                .uid(name + "-times")
                .name(name + "-times");
    }
}
