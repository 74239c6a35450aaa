package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.SupersededVector;
import io.tidemark.schemas.Transaction;
import io.tidemark.testkit.scoring.TestRecords;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwitchedWatchTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

    @Test
    void whatAWatchDecidedStaysDecidedWhenItIsSwitchedOff() {
        RestartedScorer scorer = new RestartedScorer(1).start(true);
        for (int i = 0; i < 5; i++) {
            scorer.transaction(i, transaction(i));
        }
        scorer.pass(LONG_ENOUGH);
        assertThat(scorer.scores()).hasSize(5);
        scorer.start(false);
        for (int i = 0; i < 5; i++) {
            scorer.features(TestRecords.vector("c", 0, i));
        }
        assertThat(scorer.scores()).hasSize(5);
        assertThat(scorer.superseded()).hasSize(5).allMatch(SupersededVector::getDecided);
    }

    @Test
    void aWatchThatIsSwitchedOnKnowsHowFarTheCustomersWereDecidedBefore() {
        RestartedScorer scorer = new RestartedScorer(16).start(false);
        for (int i = 0; i < 20; i++) {
            scorer.features(TestRecords.of(
                    FeatureVector.newBuilder(TestRecords.vector("c", 0, i).getVector())
                            .setTransaction(transaction(i))
                            .build()));
        }
        scorer.start(true);
        // All of them are sent again, while no features job answers; then something new.
        for (int i = 0; i < 20; i++) {
            scorer.transaction(20 + i, transaction(i));
        }
        scorer.transaction(40, transaction(40));
        scorer.pass(LONG_ENOUGH);
        assertThat(scorer.scores()).hasSize(21);
        assertThat(scorer.meters.unwatched).hasSize(20).containsOnly("forgotten", "repeated");
    }

    @Test
    void whatTheBuildBeforeKeptOfACustomerStillCounts() {
        RestartedScorer scorer = new RestartedScorer(16).start(true);
        scorer.hasKept(
                "0/c",
                ByteBuffer.allocate(24).putLong(9).putLong(10).putLong(-7).array());
        scorer.hasKept("0/d", ByteBuffer.allocate(16).putLong(9).putLong(10).array());
        for (String customer : List.of("c", "d")) {
            scorer.features(TestRecords.vector(customer, 0, 9));
            assertThat(scorer.scores()).isEmpty();
        }
        assertThat(scorer.meters.duplicates).isEqualTo(2);
        scorer.features(TestRecords.vector("c", 0, 10));
        scorer.features(TestRecords.vector("d", 0, 11));
        assertThat(scorer.scores()).hasSize(2);
    }

    private static Transaction transaction(int number) {
        Transaction one = TestRecords.transaction("c", 0, number, new Money(2_000L, "EUR"));
        return Transaction.newBuilder(one)
                .setEventTime(one.getEventTime().plusMillis(number))
                .build();
    }
}
