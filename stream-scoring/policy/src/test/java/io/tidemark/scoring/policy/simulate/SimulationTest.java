package io.tidemark.scoring.policy.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.scoring.policy.Listing;
import io.tidemark.scoring.policy.Policies;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.PolicyDecision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final int WORLDS = 300;

    private static final Policy TODAY = Policies.with();
    private static final Policy PROPOSED = Policies.with(
            "rules:",
            "  - {id: high, when: transaction.amount > 900.0, then: decline}",
            "  - {id: never, when: transaction.amount > 100000.0, then: decline, priority: 3}",
            "  - {id: device, when: transaction.device == \"d\", then: decline, priority: 1}");

    @Test
    void theFiguresAreThoseOfCountingByHand() {
        List<Case> history = history(3_000, 300, 1);
        SimulationResult result = simulate(history);

        long frauds = history.stream().filter(one -> one.fraud().orElse(false)).count();
        long stopped = history.stream()
                .filter(one -> one.fraud().orElse(false) && (one.score() >= 0.2 || amount(one) > 900))
                .count();
        long genuine = history.stream()
                .filter(one -> !one.fraud().orElse(true) && (one.score() >= 0.2 || amount(one) > 900))
                .count();
        long money = history.stream()
                .filter(one -> one.fraud().orElse(false) && one.score() < 0.2 && amount(one) <= 900)
                .mapToLong(one -> one.transaction().getAmount().getMinorUnits())
                .sum();
        PolicyOutcome proposed = result.proposed();
        assertThat(result.transactions()).isEqualTo(3_000);
        assertThat(result.unlabelled())
                .isEqualTo(history.stream().filter(one -> one.fraud().isEmpty()).count());
        assertThat(proposed.frauds().stopped().value()).isEqualTo(stopped);
        assertThat(proposed.frauds().missed().value()).isEqualTo(frauds - stopped);
        assertThat(proposed.genuineStopped().value()).isEqualTo(genuine);
        assertThat(proposed.genuinePerFraud().value()).isCloseTo((double) genuine / stopped, within(1e-12));
        assertThat(proposed.money().get("EUR").missed().value()).isEqualTo(money);
        assertThat(proposed.approved().value()
                        + proposed.steppedUp().value()
                        + proposed.reviewed().value()
                        + proposed.declined().value())
                .isEqualTo(3_000);
        assertThat(result.difference().fraudsStopped().value())
                .isEqualTo(stopped - result.today().frauds().stopped().value());
    }

    @Test
    void whatNeverDecidesAndWhatCannotBeAnsweredIsTold() {
        PolicyOutcome proposed = simulate(history(500, 50, 2)).proposed();

        assertThat(proposed.worth().get("rule never").firing()).isZero();
        assertThat(proposed.worth().get("rule never").deciding()).isEqualTo(new Estimate(0.0, 0.0, 0.0));
        assertThat(proposed.worth().get("rule high").deciding().value()).isPositive();
        assertThat(proposed.unanswered()).containsEntry("device without transaction.device", 500L);
    }

    @Test
    void everyKindOfChangeIsShownWithExamples() {
        List<Case> history = history(2_000, 100, 3);
        SimulationResult result = simulate(history);

        long approvedBefore = history.stream()
                .filter(one -> amount(one) > 900 && one.score() < 0.2)
                .count();
        Change change = result.changes().stream()
                .filter(one -> one.from() == PolicyDecision.APPROVE)
                .findFirst()
                .orElseThrow();
        assertThat(change.to()).isEqualTo(PolicyDecision.DECLINE);
        assertThat(change.transactions()).isEqualTo(approvedBefore);
        assertThat(change.examples()).hasSize(3);
        assertThat(result.changes().stream().mapToLong(Change::transactions).sum())
                .isEqualTo(history.stream()
                        .filter(one -> amount(one) > 900 && one.score() < 0.9)
                        .count());
    }

    @Test
    void aDegradedDecisionIsCountedApartAndAnAnalystsWordOfADeclinedOneIsNoOutcome() {
        List<Case> history = new ArrayList<>(history(400, 40, 6));
        SimulationResult before = simulate(history);
        Case any = history.get(0);
        history.add(new Case(
                any.transaction(), any.vector(), 0.1, 0.1, Optional.of(true), Past.SEEN, List.of("model_missing")));
        history.add(new Case(
                Policies.transaction("d", "c0", 20),
                any.vector(),
                0.1,
                Double.NaN,
                Optional.of(true),
                Past.declined("rule old"),
                List.of()));
        SimulationResult after = simulate(history);

        assertThat(after.degraded()).containsExactly(Map.entry("model_missing", 1L));
        assertThat(after.transactions()).isEqualTo(before.transactions() + 1);
        assertThat(after.unseen()).containsExactly(new Unseen("rule old", 1, 0, 0, 1, Map.of("EUR", 2_000.0)));
        Estimate missed = after.proposed().frauds().missed();
        assertThat(missed.value()).isNull();
        assertThat(missed.low()).isEqualTo(before.proposed().frauds().missed().low());
        assertThat(missed.high()).isEqualTo(before.proposed().frauds().missed().high() + 1);
        // Both approve it, so it is no part of what they differ by.
        assertThat(after.difference()).isEqualTo(before.difference());
        assertThat(after.proposed().frauds().stopped().value()).isNotNull();
    }

    @Test
    void whatARuleWasHeardBehindIsTold() {
        Simulation simulation = new Simulation(
                TODAY,
                Policies.with(
                        "rules:",
                        "  - {id: first, when: transaction.amount > 500.0, then: review, priority: 1}",
                        "  - {id: second, when: transaction.amount + score > 700.0, then: decline}"),
                Policies.CATALOGUE,
                Listing.EMPTY);
        history(500, 50, 7).forEach(simulation::add);

        Worth second = simulation.result().proposed().worth().get("rule second");
        assertThat(second.deciding().value()).isZero();
        assertThat(second.covered()).containsExactly(Map.entry("rule first", second.firing()));
    }

    /** Worlds of which the truth is known, in which customers differ and each comes as often as chance has it. */
    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        List<SimulationResult> worlds = new ArrayList<>();
        for (int world = 0; world < WORLDS; world++) {
            Random random = new Random(1_000 + world);
            worlds.add(simulate(world(random)));
        }
        double truth = worlds.stream()
                .mapToDouble(result -> result.proposed().genuineStopped().value())
                .average()
                .orElseThrow();
        long held = worlds.stream()
                .map(result -> result.proposed().genuineStopped())
                .filter(estimate -> estimate.low() <= truth && truth <= estimate.high())
                .count();

        assertThat((double) held / WORLDS).isBetween(0.91, 0.985);
    }

    /** Of very many customers as of few: the interval is as wide as the square root of what they differ by. */
    @Test
    void theIntervalOfManyCustomersIsAsWideAsTheyDiffer() {
        List<Case> history = history(40_000, 30_000, 9);
        Estimate approved = simulate(history).today().approved();

        Map<String, Integer> perCustomer = new HashMap<>();
        history.stream()
                .filter(one -> one.score() < 0.2)
                .forEach(one -> perCustomer.merge(one.transaction().getCustomerId(), 1, Integer::sum));
        double deviation = Math.sqrt(perCustomer.values().stream()
                .mapToDouble(count -> count * count)
                .sum());
        assertThat(approved.high() - approved.low()).isBetween(3.92 * deviation * 0.8, 3.92 * deviation * 1.2);
    }

    @Test
    void aRatioToNothingIsNoneAndOneToFewHasNoBound() {
        List<Case> genuine = history(300, 50, 4).stream()
                .map(one -> new Case(one.transaction(), one.vector(), one.score(), one.rank(), Optional.of(false)))
                .toList();
        assertThat(simulate(genuine).proposed().genuinePerFraud().value()).isNull();

        List<Case> oneFraud = new ArrayList<>(genuine);
        oneFraud.add(new Case(
                Policies.transaction("f", "thief", 5), Policies.vector(), 0.95, Double.NaN, Optional.of(true)));
        Estimate ratio = simulate(oneFraud).proposed().genuinePerFraud();
        assertThat(ratio.value()).isPositive();
        assertThat(ratio.high()).isNull();
    }

    /** By the sum of waiting times. */
    private static int poisson(Random random, double mean) {
        int count = 0;
        for (double time = -Math.log(1 - random.nextDouble()); time < mean; time -= Math.log(1 - random.nextDouble())) {
            count++;
        }
        return count;
    }

    private static SimulationResult simulate(List<Case> history) {
        Simulation simulation = new Simulation(TODAY, PROPOSED, Policies.CATALOGUE, Listing.EMPTY);
        history.forEach(simulation::add);
        return simulation.result();
    }

    private static double amount(Case one) {
        return one.transaction().getAmount().getMinorUnits() / 100.0;
    }

    /** As many customers as chance has it, each with as many transactions. */
    private static List<Case> world(Random random) {
        List<Case> history = new ArrayList<>();
        int customers = poisson(random, 200);
        for (int customer = 0; customer < customers; customer++) {
            double level = random.nextDouble();
            int transactions = poisson(random, 4);
            for (int i = 0; i < transactions; i++) {
                history.add(drawn(random, history.size(), customer, level));
            }
        }
        return history;
    }

    private static List<Case> history(int transactions, int customers, long seed) {
        Random random = new Random(seed);
        double[] level = random.doubles(customers).toArray();
        List<Case> history = new ArrayList<>();
        for (int i = 0; i < transactions; i++) {
            int customer = random.nextInt(customers);
            history.add(drawn(random, i, customer, level[customer]));
        }
        return history;
    }

    /** Each customer scores on a level of its own; a tenth of the labels are not known. */
    private static Case drawn(Random random, int id, int customer, double level) {
        double score = (level + random.nextDouble()) / 2;
        Optional<Boolean> fraud =
                random.nextInt(10) == 0 ? Optional.empty() : Optional.of(random.nextDouble() < score * score / 2);
        return new Case(
                Policies.transaction("t" + id, "c" + customer, 1 + random.nextInt(1_000)),
                Policies.vector(),
                score * score,
                Double.NaN,
                fraud);
    }
}
