package io.tidemark.features.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.engine.Event;
import io.tidemark.features.job.FeaturesJob;
import io.tidemark.features.job.FeaturesJobState;
import io.tidemark.features.job.Feed;
import io.tidemark.features.job.Log;
import io.tidemark.features.job.TestConfig;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.state.Types;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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

/** Whoever pays in several currencies is decided in each, in the stream as in the engine. */
class CurrenciesTopologyTest {

    private static final String FEATURES =
            """
            features:
              - {name: amount, transform: amount, currency: own}
              - {name: euros, transform: amount, currency: EUR}
              - {name: sum, entity: customer, aggregate: sum, currency: own, window: 30d}
              - {name: mean, entity: customer, aggregate: mean, currency: own, window: 30d, itself: excluded}
              - {name: amount_to_mean, ratio: amount, to: mean}
              - {name: euro_sum, entity: customer, aggregate: sum, currency: EUR, window: 30d}
              - {name: yen_max, entity: terminal, aggregate: max, currency: JPY, window: 30d}
              - {name: count, entity: customer, aggregate: count, window: 30d}
              - {name: large, entity: customer, aggregate: count, currency: own, where: "amount >= 15", window: 30d}
              - {name: risk, entity: terminal, aggregate: fraud_rate, currency: own, window: 30d}
            """;

    private static final double NONE = Double.NaN;

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    @Test
    void oneCustomerWithTwoCurrenciesIsDecidedInBoth() throws Exception {
        Feed feed = new Feed(List.of(
                paid("a", 1, 1_000, "EUR"),
                paid("b", 2, 5_000, "USD"),
                paid("c", 3, 2_000, "EUR"),
                paid("d", 4, 300, "JPY"),
                paid("e", 5, 7_000, "USD")));
        List<FeatureVector> vectors = run(catalogue("own"), feed, 2);
        assertThat(vectors).hasSize(5).allSatisfy(vector -> assertThat(vector.getFlags())
                .as(vector.getTransaction().getTransactionId())
                .isEmpty());
        assertValues(vectors, "a", 10, 10, 10, 0, NONE, 10, NONE, 1, 0, 0);
        assertValues(vectors, "b", 50, NONE, 50, 0, NONE, 10, NONE, 2, 1, 0);
        assertValues(vectors, "c", 20, 20, 30, 10, 2, 30, NONE, 3, 1, 0);
        assertValues(vectors, "d", 300, NONE, 300, 0, NONE, 30, 300, 4, 1, 0);
        assertValues(vectors, "e", 70, NONE, 120, 50, 1.4, 30, 300, 5, 2, 0);
    }

    /** What the catalogue names is named in a flag where a second comes and a feature goes by it. */
    @Test
    void underOneCurrencyASecondIsFlaggedWhereItIsMissedAndWhatSaysItsOwnIsThere() throws Exception {
        Feed feed = new Feed(List.of(paid("a", 1, 1_000, "EUR"), paid("b", 2, 5_000, "USD")));
        List<FeatureVector> told = run(catalogue("EUR"), feed, 1);
        assertValues(told, "b", 50, NONE, 50, 0, NONE, 10, NONE, 2, 1, 0);
        assertThat(told).allSatisfy(vector -> assertThat(vector.getFlags()).isEmpty());
        Catalogue followed = CatalogueReader.read(
                catalogue("EUR").yaml() + "  - {name: as_usual, entity: customer, aggregate: sum, window: 30d}\n");
        List<FeatureVector> vectors = run(followed, feed, 1);
        assertValues(vectors, "b", 50, NONE, 50, 0, NONE, 10, NONE, 2, 1, 0, NONE);
        assertThat(vectors.get(0).getFlags()).isEmpty();
        assertThat(vectors.get(1).getFlags()).containsExactly("mixed_currency");
    }

    @ParameterizedTest
    @CsvSource({"own, 1", "own, 4", "EUR, 4", "single, 4"})
    void inOrderedModeTheStreamEqualsTheEngineBitForBit(String usual, int parallelism) throws Exception {
        Random random = new Random(3);
        Feed feed = new Feed(Feed.random(12, 1_500, 12, 20).events().stream()
                .map(event -> event.isLabel() ? event : Event.of(inSomeCurrency(event.transaction(), random)))
                .toList());
        Catalogue catalogue = catalogue(usual);
        Map<String, double[]> expected = feed.expectedVectors(catalogue);
        List<FeatureVector> vectors = run(catalogue, feed, parallelism);
        assertThat(vectors).hasSize(1_500).allSatisfy(vector -> assertThat(vector.getValues())
                .as(vector.getTransaction().getTransactionId())
                .containsExactly(
                        Arrays.stream(expected.get(vector.getTransaction().getTransactionId()))
                                .boxed()
                                .toArray(Double[]::new)));
        assertThat(vectors.stream().filter(vector -> vector.getValues().get(4) > 0))
                .as("ratios to the mean of earlier amounts in the same currency")
                .hasSizeGreaterThan(1_000);
    }

    private static Catalogue catalogue(String usual) {
        return CatalogueReader.read("name: currencies\ncurrency: " + usual + "\n" + FEATURES);
    }

    private static Event paid(String id, int hour, long minorUnits, String currency) {
        Transaction euros = Feed.transaction(id, Feed.START.plus(Duration.ofHours(hour)), "c", "m", minorUnits);
        return Event.of(Transaction.newBuilder(euros)
                .setAmount(new Money(minorUnits, currency))
                .build());
    }

    private static Transaction inSomeCurrency(Transaction transaction, Random random) {
        String currency = List.of("EUR", "EUR", "USD", "JPY").get(random.nextInt(4));
        return Transaction.newBuilder(transaction)
                .setAmount(
                        random.nextInt(30) == 0
                                ? null
                                : new Money(transaction.getAmount().getMinorUnits(), currency))
                .build();
    }

    private static void assertValues(List<FeatureVector> vectors, String id, double... values) {
        Map<String, List<Double>> byId = new HashMap<>();
        vectors.forEach(vector -> byId.put(vector.getTransaction().getTransactionId(), vector.getValues()));
        assertThat(byId.get(id))
                .as(id)
                .containsExactly(Arrays.stream(values).boxed().toArray(Double[]::new));
    }

    private static List<FeatureVector> run(Catalogue catalogue, Feed feed, int parallelism) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FeaturesJob.configure(env, TestConfig.of(Map.of("parallelism", String.valueOf(parallelism))));
        Log log = new Log();
        boolean labelled = feed.events().stream().anyMatch(Event::isLabel);
        FeaturesTopology.Streams streams = FeaturesTopology.build(
                source(env, log, feed, event -> !event.isLabel(), "transactions"),
                labelled ? Optional.of(source(env, log, feed, Event::isLabel, "labels")) : Optional.empty(),
                new StagePlan(
                        catalogue,
                        true,
                        Duration.ofDays(180),
                        "transactions",
                        "labels",
                        "outcomes",
                        new PlainFormats(),
                        FeaturesJobState.TYPES,
                        StageProbe.NONE));
        List<FeatureVector> vectors = new ArrayList<>();
        CloseableIterator<FeatureRecord> records = streams.features().collectAsync();
        env.executeAsync();
        try (records) {
            records.forEachRemaining(record -> vectors.add(record.getVector()));
        }
        return vectors;
    }

    private static DataStream<io.tidemark.features.job.event.Event> source(
            StreamExecutionEnvironment env, Log log, Feed feed, Predicate<Event> which, String name) {
        return env.fromData(log.read(feed.events().stream().filter(which).toList()), Types.EVENT)
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
