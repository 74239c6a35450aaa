package io.tidemark.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.policy.Ruling.Unanswered;
import io.tidemark.scoring.policy.Thresholds.Limits;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {

    private static final String HEAD = "name: cards\nversion: v1\ncatalogue: handbook\n";
    private static final String COSTS =
            """
            thresholds:
              by: cost
              currency: EUR
              fraud: {share: 0.9, fixed: 15}
              step_up: {cost: 0.5, missed: 0.3}
              review: {cost: 4}
              decline: 25
              segments:
                - name: dollars
                  when: transaction.currency == "USD"
                  currency: USD
                  fraud: {share: 1}
                  review: {cost: 10}
            """;

    /** Written out, in major units and decimals of a thousandth. */
    @Test
    void everyTransactionGetsTheStepThatIsExpectedToCostLeast() {
        PolicyEngine engine = Policies.engine(Policies.read(HEAD + COSTS), Listing.EMPTY);
        Random random = new Random(11);
        int[] decided = new int[4];
        for (int i = 0; i < 20_000; i++) {
            double score = Math.pow(random.nextDouble(), 3);
            long cents = random.nextInt(50_000);
            double loss = 0.9 * cents / 100 + 15;
            double[] costs = {score * loss, 0.5 + score * 0.3 * loss, 4, (1 - score) * 25};
            int cheapest = 0;
            for (int step = 1; step < 4; step++) {
                cheapest = costs[step] < costs[cheapest] ? step : cheapest;
            }
            Ruling ruling = engine.hear(paid(new Money(cents, "EUR")), Policies.vector(), score, Double.NaN)
                    .ruling()
                    .orElseThrow();
            assertThat(ruling.decision().ordinal()).isEqualTo(cheapest);
            decided[cheapest]++;
        }
        assertThat(decided).doesNotContain(0);
    }

    @Test
    void withoutAnAmountInTheirCurrencyCostsSayNothingAndTellIt() {
        PolicyEngine engine = Policies.engine(Policies.read(HEAD + COSTS), Listing.EMPTY);

        PolicyEngine.Heard none = engine.hear(paid(null), Policies.vector(), 0.9, Double.NaN);
        assertThat(none.ruling()).isEmpty();
        assertThat(none.failed()).contains(new Unanswered("thresholds", "transaction.amount in EUR"));
        PolicyEngine.Heard yen = engine.hear(paid(new Money(5_000L, "JPY")), Policies.vector(), 0.9, Double.NaN);
        assertThat(yen.ruling()).isEmpty();
        assertThat(yen.failed()).containsExactly(new Unanswered("thresholds", "transaction.amount in EUR"));
        Ruling dollars = engine.hear(paid(new Money(5_000L, "USD")), Policies.vector(), 0.21, Double.NaN)
                .ruling()
                .orElseThrow();
        assertThat(dollars.by()).isEqualTo("dollars");
        assertThat(dollars.decision()).isEqualTo(PolicyDecision.REVIEW);
    }

    @Test
    void byRankTheScoreDoesNotMatterAndARankThatIsMissingIsTold() {
        PolicyEngine engine = Policies.engine(
                Policies.read(HEAD + "thresholds: {by: rank, review: 0.99, decline: 0.999}"), Listing.EMPTY);
        Transaction any = Policies.transaction("1", "c", 10);

        assertThat(engine.decide(any, Policies.vector(), 0.001, 0.995))
                .map(Ruling::decision)
                .contains(PolicyDecision.REVIEW);
        assertThat(engine.decide(any, Policies.vector(), 0.9, 0.5))
                .map(Ruling::decision)
                .contains(PolicyDecision.APPROVE);
        PolicyEngine.Heard unranked = engine.hear(any, Policies.vector(), 0.9, Double.NaN);
        assertThat(unranked.ruling()).isEmpty();
        assertThat(unranked.failed()).containsExactly(new Unanswered("thresholds", "rank"));
        assertThat(engine.hear(any, Policies.vector(), Double.NaN, Double.NaN).failed())
                .isEmpty();
    }

    /** What scores above all of the reference has a rank of 1. */
    @Test
    void aBudgetOfNoAlertsIsAStepThatIsNotTaken() {
        String none = HEAD + "thresholds: {by: alerts, transactions: 10000, step_up: 500, review: 90, decline: 0}";
        assertThat(highest(none)).isEqualTo(PolicyDecision.REVIEW);
        assertThat(highest(none.replace("90", "0"))).isEqualTo(PolicyDecision.STEP_UP);
        assertThat(highest(none.replace("90", "0").replace("500", "0.000"))).isEqualTo(PolicyDecision.APPROVE);
        assertThat(highest(none.replace("decline: 0", "decline: 1"))).isEqualTo(PolicyDecision.DECLINE);
        assertThat(highest(HEAD + "thresholds: {by: alerts, transactions: 10000, decline: 0}"))
                .isEqualTo(PolicyDecision.APPROVE);
        assertThatThrownBy(() -> Policies.read(none.replace("500", "0"))).hasMessageContaining("out of order");
    }

    private static PolicyDecision highest(String policy) {
        return Policies.engine(Policies.read(policy), Listing.EMPTY)
                .decide(Policies.transaction("1", "c", 10), Policies.vector(), 0.999, 1.0)
                .orElseThrow()
                .decision();
    }

    @Test
    void aBudgetOfAlertsIsAShareOfTheReference() {
        Policy policy = Policies.read(HEAD
                + "thresholds: {by: alerts, transactions: 10_000, step_up: 500, review: 90, decline: 20}"
                        .replace("10_000", "10000"));

        assertThat(policy.asksForRank()).isTrue();
        assertThat(policy.thresholds().steps()).isEqualTo(new Limits(0.95, 0.991, 0.998));
        // Of 10,000 ranks as many reach them as were said.
        long alerts = java.util.stream.IntStream.range(0, 10_000)
                .mapToObj(lower -> ((Limits) policy.thresholds().steps()).of(lower / 10_000.0))
                .filter(step -> step.compareTo(PolicyDecision.REVIEW) >= 0)
                .count();
        assertThat(alerts).isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{by: cost, currency: EUR, review: {cost: 4}} | 'fraud' is missing",
                "{by: cost, currency: EURO, fraud: {share: 1}, decline: 4} | 'EURO' is no ISO 4217 currency",
                "{by: cost, currency: EUR, fraud: {share: 1}} | no step that could be taken",
                "{by: cost, currency: EUR, fraud: {share: 0}, decline: 4} | nothing is lost by a fraud",
                "{by: cost, currency: EUR, fraud: {share: 1}, decline: 0} | 'decline: 0' is out of range",
                "{by: cost, currency: EUR, fraud: {share: 1}, review: 4} | 'review' is not a mapping",
                "{by: cost, currency: EUR, fraud: {share: 1}, review: {cost: 4, missed: 1}} | finds none",
                "{by: cost, currency: EUR, fraud: {share: -1}, review: {cost: 4}} | 'share: -1' is out of range",
                "{by: cost, currency: EUR, fraud: {share: 1e99}, review: {cost: 4}} | at most 18 digits",
                "{by: cost, fraud: {share: 1}, review: {cost: 4}} | 'currency' is missing",
                "{by: score, currency: EUR, review: 0.5} | unknown key 'currency'",
                "{by: alerts, review: 5} | 'transactions' is missing",
                "{by: alerts, transactions: 100} | no budget",
                "{by: alerts, transactions: 100, review: 5, decline: 6} | out of order",
                "{by: alerts, transactions: 100, review: 101} | more than there are transactions",
                "{by: alerts, transactions: 0, review: 0} | 'transactions: 0' is out of range",
                "{by: alerts, transactions: 100, review: 5, segments: []} | unknown key 'segments'"
            })
    void whatCannotBeMeantIsRefusedAtItsLine(String thresholds, String problem) {
        assertThatThrownBy(() -> Policies.read(HEAD + "thresholds: " + thresholds))
                .hasMessageContaining("line 4: ")
                .hasMessageContaining(problem);
    }

    private static Transaction paid(Money amount) {
        return Transaction.newBuilder(Policies.transaction("1", "c", 10))
                .setAmount(amount)
                .build();
    }
}
