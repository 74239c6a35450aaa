package io.tidemark.features.job.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.engine.Event;
import io.tidemark.features.job.Feed;
import io.tidemark.features.job.KafkaSide;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.door.RecordBounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("component")
@Tag("exact")
class FeaturesJobBackfillIT {
    private static final Catalogue CATALOGUE = CatalogueReader.shipped("handbook");

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theLogInAnyOrderGivesTheEnginesVectorsBitForBitInEachCustomersOrderOfTheLog(int parallelism) throws Exception {
        Connection connection = KAFKA.freshConnection();
        Feed feed = Feed.random(21, 3_000, 40, 60);
        List<Event> shuffled = new ArrayList<>(feed.events());
        Collections.shuffle(shuffled, new Random(4));
        try (KafkaSide kafka = new KafkaSide(connection)) {
            kafka.send(shuffled);
            kafka.sendRaw(Topics.TRANSACTIONS, "c1", new byte[] {9});
            kafka.flush();
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            FeaturesJobBackfill.build(
                    env,
                    new FeaturesJobBackfillConfig(
                            CATALOGUE,
                            new FeaturesJobBackfillConfig.Log(connection),
                            new FeaturesJobBackfillConfig.Topics(connection),
                            Duration.ofHours(1),
                            RecordBounds.USUAL,
                            Duration.ofDays(180),
                            parallelism));
            env.execute(FeaturesJobBackfill.NAME);

            assertVectors(feed.expectedVectors(CATALOGUE), kafka.read(Topics.FEATURES));
            assertThat(kafka.read(Topics.DEAD_LETTERS))
                    .extracting(DeadLetter::getCause)
                    .containsExactly("not_avro");
        }
    }

    private static void assertVectors(Map<String, double[]> expected, List<FeatureRecord> records) {
        Map<String, Long> last = new HashMap<>();
        for (FeatureRecord record : records) {
            FeatureVector vector = record.getVector();
            String id = vector.getTransaction().getTransactionId();
            double[] values =
                    vector.getValues().stream().mapToDouble(Double::doubleValue).toArray();
            assertThat(Arrays.equals(values, expected.get(id))).as(id).isTrue();
            assertThat(vector.getTimeMode()).isEqualTo(TimeMode.ORDERED);
            String customer = vector.getTransaction().getCustomerId();
            long offset = vector.getOrigin().getOffset();
            assertThat(offset).isGreaterThan(last.getOrDefault(customer, -1L));
            last.put(customer, offset);
        }
        assertThat(records).hasSameSizeAs(expected.keySet());
    }
}
