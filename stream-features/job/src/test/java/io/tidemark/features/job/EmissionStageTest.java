package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.TimeMode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmissionStageTest {
    private final Log log = new Log();

    @Test
    void aVectorWaitsForItsPredecessorThroughARestart() throws Exception {
        TransactionEvent first = answered("t1", 1);
        TransactionEvent second = answered("t2", 2);
        StageHarness<FeatureRecord> before = StageHarness.emission(false, null);
        before.send(second);
        assertThat(before.taken()).isEmpty();
        var state = before.snapshot(1);
        before.close();
        try (StageHarness<FeatureRecord> after = StageHarness.emission(false, state)) {
            after.send(first);
            assertThat(after.taken())
                    .extracting(record -> record.getVector().getTransaction().getTransactionId())
                    .containsExactly("t1", "t2");
        }
    }

    @Test
    void thePlaceOfARefusedTransactionLetsItsSuccessorsGo() throws Exception {
        TransactionEvent refused = answered("t1", 1);
        refused.refused = true;
        try (StageHarness<FeatureRecord> stage = StageHarness.emission(false, null)) {
            stage.send(answered("t2", 2));
            stage.send(refused);
            assertThat(stage.taken())
                    .extracting(record -> record.getVector().getTransaction().getTransactionId())
                    .containsExactly("t2");
        }
    }

    @Test
    void aVectorSaysWhereItsTransactionStandsAndWhatItWasComputedBy() throws Exception {
        TransactionEvent event = answered("t1", 1);
        event.late = true;
        try (StageHarness<FeatureRecord> stage = StageHarness.emission(true, null)) {
            stage.send(event);
            FeatureVector vector = stage.taken().get(0).getVector();
            assertThat(vector.getOrigin()).isEqualTo(new LogPosition(0, 0L));
            assertThat(vector.getLoggedAt()).isEqualTo(Instant.ofEpochMilli(1_600_000_000_000L));
            assertThat(vector.getCatalogueHash()).isEqualTo(StageHarness.CATALOGUE.hash());
            assertThat(vector.getValues()).containsExactly(1.0, Double.NaN);
            assertThat(vector.getArrivalNumbers()).isEqualTo(Map.of("customer", 7L));
            assertThat(vector.getTimeMode()).isEqualTo(TimeMode.ORDERED);
            assertThat(vector.getLate()).isTrue();
        }
    }

    private TransactionEvent answered(String id, long place) {
        TransactionEvent event = log.read(Feed.transaction(id, Feed.START, "c1", "m1", 100));
        event.place = place;
        event.values = new double[] {1, Double.NaN};
        event.arrivals = new long[] {7, 0};
        event.address("c1");
        return event;
    }
}
