package io.tidemark.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.policy.Ruling.Unanswered;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyEngineTest {

    private static final Listing LISTS = (list, value, eventTime) -> switch (list) {
        case "stolen" -> value.equals("thief");
        case "vip" -> Set.of("friend", "thief").contains(value);
        case "doubtful" -> Set.of("friend", "stranger").contains(value);
        default -> false;
    };

    private static final Policy LANES = Policies.with(
            "lists:",
            "  - {name: doubtful, of: customer, lane: deny, then: review}",
            "  - {name: vip, of: customer, lane: allow}",
            "  - {name: stolen, of: customer, lane: hard_deny}",
            "rules:",
            "  - {id: high, when: transaction.amount > 1000, then: decline}");

    @ParameterizedTest
    @CsvSource({
        "thief, 10, HARD_DENY, DECLINE, stolen",
        "friend, 5000, ALLOW, APPROVE, vip",
        "stranger, 5000, DENY, REVIEW, doubtful",
        "anybody, 5000, RULES, DECLINE, high",
        "anybody, 10, THRESHOLDS, APPROVE, ''"
    })
    void lanesAreHeardInTheirOrder(String customer, double amount, Lane lane, PolicyDecision decision, String by) {
        Ruling ruling = decide(LANES, Policies.transaction("1", customer, amount), 0.1);

        assertThat(ruling.lane()).isEqualTo(lane);
        assertThat(ruling.decision()).isEqualTo(decision);
        assertThat(ruling.by()).isEqualTo(by);
    }

    @Test
    void theTraceHoldsEveryRuleThatFiresWhicheverLaneDecides() {
        Ruling ruling = decide(LANES, Policies.transaction("1", "thief", 5000), 0.1);

        assertThat(ruling.fired()).containsExactly("high");
        assertThat(ruling.lists()).containsExactly("vip", "stolen");
    }

    @ParameterizedTest
    @CsvSource({"0.1, APPROVE", "0.2, STEP_UP", "0.49, STEP_UP", "0.5, REVIEW", "0.9, DECLINE", "1, DECLINE"})
    void aScoreDecidesByTheHardestLimitThatItReaches(double score, PolicyDecision decision) {
        assertThat(decide(LANES, Policies.transaction("1", "c", 10), score).decision())
                .isEqualTo(decision);
    }

    @Test
    void aStepThatIsNotSaidIsNotTaken() {
        Policy policy =
                Policies.read("name: cards\nversion: v1\ncatalogue: handbook\nthresholds: {by: score, review: 0.5}\n");

        assertThat(decide(policy, Policies.transaction("1", "c", 10), 1).decision())
                .isEqualTo(PolicyDecision.REVIEW);
        assertThat(decide(policy, Policies.transaction("1", "c", 10), 0.49).decision())
                .isEqualTo(PolicyDecision.APPROVE);
    }

    @Test
    void rulesOfAHigherPriorityAreHeardFirstAndAmongEqualsTheFirstOfTheFile() {
        Policy policy = Policies.with(
                "rules:",
                "  - {id: first, when: score > 0.0 && transaction.amount > 5.0, then: review}",
                "  - {id: second, when: score > 0.1, then: decline, priority: 0}",
                "  - {id: urgent, when: score > 0.3, then: step_up, priority: 5}",
                "  - {id: noted, when: score > 0.0, priority: 9}");

        assertThat(decide(policy, Policies.transaction("1", "c", 10), 0.2).by()).isEqualTo("first");
        Ruling urgent = decide(policy, Policies.transaction("1", "c", 10), 0.4);
        assertThat(urgent.by()).isEqualTo("urgent");
        assertThat(urgent.fired()).containsExactly("noted", "urgent", "first", "second");
    }

    @Test
    void aRuleThatCannotBeAnsweredDoesNotFireAndIsTold() {
        Policy policy = Policies.with(
                "rules:",
                "  - {id: gone, when: transaction.device == \"d\" && score > 0.0, then: decline}",
                "  - {id: either, when: transaction.device == \"d\" || score > 0.0, then: review}");

        Ruling ruling = decide(policy, Policies.transaction("1", "c", 10), 0.1);

        assertThat(ruling.by()).isEqualTo("either");
        assertThat(ruling.failed()).containsExactly(new Unanswered("gone", "transaction.device"));
    }

    @Test
    void aMissingFeatureIsNeitherLessNorMore() {
        Policy policy = Policies.with(
                "rules:",
                "  - {id: less, when: features.CUSTOMER_ID_NB_TX_1DAY_WINDOW < 1.0, then: decline}",
                "  - {id: more, when: features.CUSTOMER_ID_NB_TX_1DAY_WINDOW >= 1.0, then: review}",
                "  - {id: none, when: \"!has(features.CUSTOMER_ID_NB_TX_1DAY_WINDOW)\", then: step_up}");
        double[] vector = Policies.vector();
        vector[Policies.CATALOGUE.featureNames().indexOf("CUSTOMER_ID_NB_TX_1DAY_WINDOW")] = Double.NaN;

        Ruling ruling = Policies.engine(policy, Listing.EMPTY)
                .decide(Policies.transaction("1", "c", 10), vector, 0.1, Double.NaN)
                .orElseThrow();

        assertThat(ruling.fired()).containsExactly("none");
        assertThat(ruling.failed()).extracting(Unanswered::condition).containsExactly("less", "more");
    }

    @Test
    void aSegmentHasItsOwnLimits() {
        Policy policy = Policies.read(
                """
                name: cards
                version: v1
                catalogue: handbook
                thresholds:
                  by: score
                  review: 0.5
                  segments:
                    - name: abroad
                      when: transaction.country != "DE"
                      review: 0.1
                """);
        Transaction abroad = Transaction.newBuilder(Policies.transaction("1", "c", 10))
                .setCountry("FR")
                .build();

        assertThat(decide(policy, abroad, 0.2).by()).isEqualTo("abroad");
        assertThat(decide(policy, abroad, 0.2).decision()).isEqualTo(PolicyDecision.REVIEW);
        assertThat(decide(policy, Policies.transaction("1", "c", 10), 0.2).decision())
                .isEqualTo(PolicyDecision.APPROVE);
    }

    @Test
    void withoutAScoreTheThresholdsSayNothing() {
        PolicyEngine engine = Policies.engine(LANES, LISTS);
        double none = Double.NaN;

        assertThat(engine.decide(Policies.transaction("1", "c", 10), Policies.vector(), none, none))
                .isEmpty();
        assertThat(engine.decide(Policies.transaction("1", "c", 5000), Policies.vector(), none, none))
                .get()
                .extracting(Ruling::by)
                .isEqualTo("high");
    }

    private static Ruling decide(Policy policy, Transaction transaction, double score) {
        return Policies.engine(policy, LISTS)
                .decide(transaction, Policies.vector(), score, Double.NaN)
                .orElseThrow();
    }
}
