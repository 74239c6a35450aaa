package io.tidemark.scoring.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Mark;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.app.watch.CustomerProgress.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** One id in two partitions, and a features job that meets the two in another order after a restart. */
class CustomerProgressTest {

    private static final int OWN = 0;
    private static final int OTHER = 1;
    private final CustomerProgress customers = new CustomerProgress(store(), OWN, CustomerProgress.USUAL_REMEMBERED);

    @Test
    void theVectorOfTheOtherPlaceIsADuplicateThoughNoMarkStandsAheadOfIt() {
        assertThat(arrived("t1", OWN, 0)).isEqualTo(Arrival.OPEN);
        assertThat(arrived("t1", OTHER, 0)).isEqualTo(Arrival.DUPLICATE);
        customers.marked(new Mark(new LogPosition(OWN, 0L), "t1", "c", "duplicate"));
        assertThat(arrived("t2", OWN, 1)).isEqualTo(Arrival.OPEN);
    }

    @Test
    void soItIsWithSomeOfTheSameCustomerBetweenThem() {
        for (int i = 1; i <= CustomerProgress.USUAL_REMEMBERED; i++) {
            assertThat(arrived("t" + i, OWN, i)).isEqualTo(Arrival.OPEN);
        }
        assertThat(arrived("t1", OTHER, 0)).isEqualTo(Arrival.DUPLICATE);
    }

    @Test
    void onceTransactionsOfACustomerCameElsewhereMoreAreRemembered() {
        for (int i = 0; i < CustomerProgress.REMEMBERED_BY_A_WATCH; i++) {
            assertThat(arrived("t" + i, OTHER, i)).isEqualTo(Arrival.OPEN);
        }
        for (int i = 0; i < CustomerProgress.REMEMBERED_BY_A_WATCH; i++) {
            assertThat(arrived("t" + i, OWN, i)).isEqualTo(Arrival.DUPLICATE);
        }
    }

    @Test
    void anIdThatIsUsedAgainLongAfterwardsIsAnotherTransaction() {
        long later = Duration.ofDays(200).toSeconds();
        assertThat(arrived("t1", OWN, 0)).isEqualTo(Arrival.OPEN);
        assertThat(arrived("t1", OWN, later)).isEqualTo(Arrival.OPEN);
        assertThat(arrived("t1", OTHER, later)).isEqualTo(Arrival.DUPLICATE);
    }

    private Arrival arrived(String id, int partition, long offset) {
        Transaction transaction = Transaction.newBuilder()
                .setTransactionId(id)
                .setEventTime(Instant.parse("2026-03-04T05:06:07Z").plusSeconds(offset))
                .setCustomerId("c")
                .setTerminalId("m")
                .setAmount(new Money(100L, "EUR"))
                .build();
        FeatureVector vector = FeatureVector.newBuilder()
                .setTransaction(transaction)
                .setOrigin(new LogPosition(partition, offset))
                .setLoggedAt(transaction.getEventTime())
                .setCatalogueHash("")
                .setValues(List.of())
                .setArrivalNumbers(Map.of())
                .setTimeMode(TimeMode.EAGER)
                .build();
        return customers.arrived(vector, false, false);
    }

    private static KeyValueStore<String, byte[]> store() {
        KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("customers"), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        MockProcessorContext<Void, Void> owner = new MockProcessorContext<>();
        store.init(owner.getStateStoreContext(), store);
        return store;
    }
}
