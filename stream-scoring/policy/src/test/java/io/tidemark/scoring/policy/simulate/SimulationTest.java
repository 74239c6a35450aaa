package io.tidemark.scoring.policy.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.scoring.policy.Listing;
import io.tidemark.scoring.policy.Policies;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.PolicyDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimulationTest {

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

        assertThat(proposed.worth().get("rule never")).isEqualTo(Worth.NONE);
        assertThat(proposed.worth().get("rule high").deciding()).isPositive();
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

    /** 300 worlds of which the truth is known: nominal 95 %, and customers who hang together make it wider, not wrong. */
    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        int held = 0;
        int worlds = 300;
        double truth = worlds(worlds).stream()
                .mapToDouble(result -> result.proposed().genuineStopped().value())
                .average()
                .orElseThrow();
        for (SimulationResult result : worlds(worlds)) {
            Estimate estimate = result.proposed().genuineStopped();
            held += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
        }

        assertThat((double) held / worlds).isBetween(0.91, 0.99);
    }

    private List<SimulationResult> worlds(int count) {
        List<SimulationResult> results = new ArrayList<>();
        for (int world = 0; world < count; world++) {
            results.add(simulate(history(800, 200, 1_000 + world)));
        }
        return results;
    }

    private static SimulationResult simulate(List<Case> history) {
        Simulation simulation = new Simulation(TODAY, PROPOSED, Policies.CATALOGUE, Listing.EMPTY);
        history.forEach(simulation::add);
        return simulation.result();
    }

    private static double amount(Case one) {
        return one.transaction().getAmount().getMinorUnits() / 100.0;
    }

    /** Each customer spends and scores on a level of its own; a tenth of the labels are not known. */
    private static List<Case> history(int transactions, int customers, long seed) {
        Random random = new Random(seed);
        double[] level = random.doubles(customers).toArray();
        List<Case> history = new ArrayList<>();
        for (int i = 0; i < transactions; i++) {
            int customer = random.nextInt(customers);
            double score = (level[customer] + random.nextDouble()) / 2;
            Optional<Boolean> fraud =
                    random.nextInt(10) == 0 ? Optional.empty() : Optional.of(random.nextDouble() < score * score / 2);
            history.add(new Case(
                    Policies.transaction("t" + i, "c" + customer, 1 + random.nextInt(1_000)),
                    Policies.vector(),
                    score * score,
                    Double.NaN,
                    fraud));
        }
        return history;
    }
}
