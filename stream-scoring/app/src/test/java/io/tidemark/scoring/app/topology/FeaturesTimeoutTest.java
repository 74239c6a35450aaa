package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.SupersededVector;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FeaturesTimeoutTest {

    private static final Duration TIMEOUT = Duration.ofMillis(200);
    private static final LoadedModel A = TestModels.loaded("a");
    private Instant now = TopologyRig.NOW;

    @Test
    void aTransactionWithoutAVectorIsDecidedOnceByTheLadderAndItsVectorIsSupersededThen() {
        try (TopologyRig rig = rig()) {
            rig.send(TestRecords.activation(1, rig.models.put(A)));
            rig.transaction(transaction("c", 0, 500_000));
            pass(rig, TIMEOUT.minusMillis(1));
            assertThat(rig.scores()).isEmpty();
            pass(rig, Duration.ofMillis(30));
            Score score = rig.score();
            assertThat(score.getDecision()).isEqualTo(Decision.REVIEW);
            assertThat(score.getScore()).isNull();
            assertThat(score.getVector()).isEmpty();
            assertThat(score.getFlags()).containsExactly("features_timeout");
            assertThat(score.getOrigin().getOffset()).isZero();
            assertThat(score.getLoggedAt()).isEqualTo(TestRecords.LOGGED);
            assertThat(score.getFeaturesPosition().getOffset()).isZero();
            assertThat(score.getControlSequence()).isEqualTo(1);
            assertThat(rig.alerts()).hasSize(1);
            FeatureRecord late = TestRecords.vector("c", 0, 0);
            rig.send(late, late);
            assertThat(rig.scores()).isEmpty();
            assertThat(rig.superseded()).extracting(SupersededVector::getVector).containsExactly(late.getVector());
            assertThat(rig.meters.superseded).isEqualTo(1);
            assertThat(rig.meters.duplicates).isEqualTo(1);
        }
    }

    @Test
    void aVectorInTimeIsDecidedByTheModelAndNothingElseHappens() {
        try (TopologyRig rig = rig()) {
            rig.send(TestRecords.activation(1, rig.models.put(A)));
            rig.transaction(transaction("c", 0, 2_000)).send(TestRecords.vector("c", 0, 0));
            // Here the vector is read before its transaction.
            rig.send(TestRecords.vector("c", 0, 1)).transaction(transaction("c", 1, 2_000));
            pass(rig, Duration.ofSeconds(5));
            assertThat(rig.scores()).extracting(Score::getModelVersion).containsExactly("a", "a");
            assertThat(rig.superseded()).isEmpty();
            assertThat(rig.meters.unwatched).containsExactly("passed");
        }
    }

    @Test
    void whatWasSentTwiceGetsNoSecondDecision() {
        try (TopologyRig rig = rig()) {
            Transaction twice = transaction("c", 0, 2_000);
            rig.transaction(twice).transaction(twice);
            pass(rig, Duration.ofSeconds(1));
            assertThat(rig.scores()).hasSize(1);
            rig.transaction(twice);
            pass(rig, Duration.ofSeconds(1));
            assertThat(rig.scores()).isEmpty();
            assertThat(rig.meters.unwatched).containsExactly("repeated", "repeated");
        }
    }

    @Test
    void whatCannotBeReadIsLeftToTheFeaturesJob() {
        try (TopologyRig rig = rig()) {
            rig.transactionBytes(new byte[] {1, 2, 3}).transactionBytes(null);
            pass(rig, Duration.ofSeconds(1));
            assertThat(rig.scores()).isEmpty();
            assertThat(rig.meters.unwatched).containsExactly("unreadable", "unreadable");
        }
    }

    /**
     * What happens next: 0-3 a transaction is sent, 4-6 the features job gives a customer's next vector, 7 its last one
     * again, 8-9 time passes.
     */
    record Step(int kind, int customer, int detail) {}

    @Property(tries = 300)
    void howeverThingsInterleaveEveryTransactionIsDecidedOnceInItsCustomersOrder(@ForAll("steps") List<Step> steps) {
        try (TopologyRig rig = rig()) {
            rig.send(TestRecords.activation(1, rig.models.put(A)));
            Log log = new Log();
            for (Step step : steps) {
                play(rig, log, step);
            }
            pass(rig, Duration.ofSeconds(10));
            log.everyVector().forEach(rig::send);
            List<Score> scores = rig.scores();
            assertThat(scores.stream()
                            .map(score -> score.getTransaction().getTransactionId())
                            .toList())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(log.ids);
            Map<String, Long> last = new HashMap<>();
            Set<Long> withoutVector = new HashSet<>();
            for (Score score : scores) {
                long offset = score.getOrigin().getOffset();
                Long before = last.put(score.getTransaction().getCustomerId(), offset);
                assertThat(before == null || before < offset).isTrue();
                if (score.getModelVersion() == null) {
                    withoutVector.add(offset);
                }
            }
            assertThat(rig.superseded().stream()
                            .map(late -> late.getVector().getOrigin().getOffset())
                            .toList())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(withoutVector);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    /**
     * The log of transactions, and what the features job makes of it: one vector for each id, in its customer's order.
     */
    private static final class Log {
        private long offset;
        private final Set<String> ids = new HashSet<>();
        private final Map<Integer, Transaction> newest = new HashMap<>();
        private final Map<Integer, List<FeatureRecord>> vectors = new HashMap<>();
        private final Map<Integer, Integer> given = new HashMap<>();

        private List<FeatureRecord> of(int customer) {
            return vectors.computeIfAbsent(customer, one -> new ArrayList<>());
        }

        private List<FeatureRecord> everyVector() {
            return vectors.values().stream().flatMap(List::stream).toList();
        }
    }

    private void play(TopologyRig rig, Log log, Step step) {
        int customer = step.customer();
        int given = log.given.getOrDefault(customer, 0);
        if (step.kind() < 4) {
            boolean again = step.detail() == 3 && log.newest.containsKey(customer);
            Transaction transaction = again ? log.newest.get(customer) : transaction("c" + customer, log.offset, 2_000);
            rig.transaction(transaction);
            if (log.ids.add(transaction.getTransactionId())) {
                FeatureVector vector =
                        TestRecords.vector("c" + customer, 0, log.offset, TestModels.CATALOGUE_HASH, 1.0, 2.0, 3.0);
                log.of(customer).add(TestRecords.of(vector));
            }
            log.newest.put(customer, transaction);
            log.offset++;
        } else if (step.kind() < 7 && given < log.of(customer).size()) {
            rig.send(log.of(customer).get(given));
            log.given.put(customer, given + 1);
        } else if (step.kind() == 7 && given > 0) {
            rig.send(log.of(customer).get(given - 1));
        } else if (step.kind() > 7) {
            pass(rig, Duration.ofMillis(70L * (1 + step.detail())));
        }
    }

    private TopologyRig rig() {
        return new TopologyRig(new HeldModels(), () -> now, TIMEOUT);
    }

    private void pass(TopologyRig rig, Duration time) {
        now = now.plus(time);
        rig.pass(time);
    }

    private static Transaction transaction(String customer, long offset, long minorUnits) {
        return TestRecords.transaction(customer, 0, offset, new Money(minorUnits, "EUR"));
    }
}
