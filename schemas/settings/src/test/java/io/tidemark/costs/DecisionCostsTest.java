package io.tidemark.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecisionCostsTest {

    private static final int CASES = 200_000;

    /** Fractions of whole numbers, without the lines, the doubles and the order of the steps of the code. */
    @Test
    void theCheapestIsWhatFractionsOfWholeNumbersSay() {
        Random random = new Random(7);
        int ties = 0;
        for (int i = 0; i < CASES; i++) {
            int share = random.nextInt(101);
            int fixed = random.nextInt(5) == 0 ? 1 + random.nextInt(3_000) : 100;
            int stepUp = random.nextInt(200);
            int review = random.nextInt(1_000);
            int decline = random.nextInt(3_000);
            int missed = random.nextInt(100);
            // Probabilities that doubles hold exactly, so that ties are ties.
            int parts = random.nextInt(1 << 10);
            long amount = random.nextInt(10) == 0 ? Long.MAX_VALUE / 200 : random.nextInt(4_000) - 200;

            Map<Step, BigInteger> slow = slow(share, fixed, stepUp, review, decline, missed, parts, amount);
            if (slow.size() == 1) {
                continue;
            }
            BigInteger least = slow.values().stream().min(BigInteger::compareTo).orElseThrow();
            Step hardest = slow.entrySet().stream()
                    .filter(one -> one.getValue().equals(least))
                    .map(Map.Entry::getKey)
                    .max(Step::compareTo)
                    .orElseThrow();
            ties += slow.values().stream().filter(least::equals).count() > 1 ? 1 : 0;

            assertThat(costs(share, fixed, stepUp, review, decline, missed).cheapest(parts / 1024.0, amount))
                    .as("case %d: %s, p %d/1024, amount %d", i, slow, parts, amount)
                    .isEqualTo(hardest);
        }
        assertThat(ties).isPositive();
    }

    @Test
    void whereCostsAreEqualToTheLastDigitTheHarderStepIsTaken() {
        DecisionCosts costs = new DecisionCosts(
                new FraudLoss(BigDecimal.ONE, BigDecimal.ZERO),
                Optional.empty(),
                Optional.of(new LookCost(BigDecimal.valueOf(2_500))),
                Optional.empty());

        assertThat(costs.cheapest(0.25, 10_000)).isEqualTo(Step.REVIEW);
        assertThat(costs.cheapest(Math.nextDown(0.25), 10_000)).isEqualTo(Step.APPROVE);
        assertThat(costs.cheapest(0.25, 9_999)).isEqualTo(Step.APPROVE);
        // 0.1 as a double lies a little above a tenth.
        assertThat(costs.cheapest(0.1, 25_000)).isEqualTo(Step.REVIEW);
        assertThat(costs.cheapest(Math.nextDown(0.1), 25_000)).isEqualTo(Step.APPROVE);
    }

    @Test
    void theLimitsOfOneAmountAreWhereTheCheapestChanges() {
        Random random = new Random(8);
        for (int i = 0; i < 2_000; i++) {
            DecisionCosts costs = costs(
                    1 + random.nextInt(100),
                    100,
                    1 + random.nextInt(200),
                    1 + random.nextInt(1_000),
                    1 + random.nextInt(3_000),
                    random.nextInt(100));
            long amount = random.nextInt(10_000);
            double stops = costs.stopsFrom(amount);
            double declines = costs.declinesFrom(amount);
            for (double p = 0; p <= 1; p += 1 / 256.0) {
                Step step = costs.cheapest(p, amount);
                if (Math.abs(p - stops) > 1e-9) {
                    assertThat(step != Step.APPROVE).as("%s at %s", costs, p).isEqualTo(p > stops);
                }
                if (Math.abs(p - declines) > 1e-9) {
                    assertThat(step == Step.DECLINE).as("%s at %s", costs, p).isEqualTo(p > declines);
                }
            }
        }
    }

    @Test
    void costsThatDecideNothingAreRefusedInASentence() {
        FraudLoss loss = new FraudLoss(BigDecimal.ONE, BigDecimal.ZERO);
        assertThatThrownBy(() -> new DecisionCosts(loss, Optional.empty(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("at least one of step_up, review and decline");
        assertThatThrownBy(
                        () -> new DecisionCosts(loss, Optional.empty(), Optional.empty(), Optional.of(BigDecimal.ZERO)))
                .hasMessageContaining("everything would be declined");
        assertThatThrownBy(() -> new FraudLoss(BigDecimal.ZERO, BigDecimal.ZERO))
                .hasMessageContaining("one must be");
        assertThatThrownBy(() -> new LookCost(BigDecimal.ONE, BigDecimal.ONE)).hasMessageContaining("below 1");
    }

    /** Costs times 1024 times 100 times 100; 0 is a step that is not taken. */
    private static Map<Step, BigInteger> slow(
            int share, int fixed, int stepUp, int review, int decline, int missed, int p, long amount) {
        BigInteger loss = big(share).multiply(big(Math.max(0, amount))).add(big(100L * fixed));
        Map<Step, BigInteger> costs = new EnumMap<>(Step.class);
        costs.put(Step.APPROVE, loss.multiply(big(p * 100L)));
        if (stepUp > 0) {
            costs.put(
                    Step.STEP_UP,
                    big(stepUp * 1_024L * 10_000).add(loss.multiply(big(p)).multiply(big(missed))));
        }
        if (review > 0) {
            costs.put(Step.REVIEW, big(review * 1_024L * 10_000));
        }
        if (decline > 0) {
            costs.put(Step.DECLINE, big(decline * (1_024L - p) * 10_000));
        }
        return costs;
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    /** Share and missed in hundredths; the review misses nothing. */
    private static DecisionCosts costs(int share, int fixed, int stepUp, int review, int decline, int missed) {
        return new DecisionCosts(
                new FraudLoss(BigDecimal.valueOf(share, 2), BigDecimal.valueOf(fixed)),
                Optional.of(stepUp)
                        .filter(cost -> cost > 0)
                        .map(cost -> new LookCost(BigDecimal.valueOf(cost), BigDecimal.valueOf(missed, 2))),
                Optional.of(review).filter(cost -> cost > 0).map(cost -> new LookCost(BigDecimal.valueOf(cost))),
                Optional.of(decline).filter(cost -> cost > 0).map(BigDecimal::valueOf));
    }
}
