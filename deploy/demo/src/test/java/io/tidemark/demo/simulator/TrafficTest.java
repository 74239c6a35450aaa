package io.tidemark.demo.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final SimulationPlan PLAN = SimulationPlan.town(7, START, 200);

    @Test
    void theSameSeedGivesTheSameTraffic() {
        assertThat(take(PLAN, 5_000)).isEqualTo(take(PLAN, 5_000));
        assertThat(take(SimulationPlan.town(8, START, 200), 100)).isNotEqualTo(take(PLAN, 100));
    }

    @Test
    void trafficIsInTheOrderOfEventTimeWithIdsOfItsOwn() {
        Set<String> ids = new HashSet<>();
        Instant last = Instant.EPOCH;
        for (SimulatedTransaction each : take(PLAN, 20_000)) {
            Transaction transaction = each.transaction();
            assertThat(transaction.getEventTime()).isAfterOrEqualTo(last);
            assertThat(ids.add(transaction.getTransactionId())).isTrue();
            last = transaction.getEventTime();
        }
        assertThat(last).isBetween(START.plus(Duration.ofHours(85)), START.plus(Duration.ofHours(105)));
    }

    @Test
    void fraudIsRareAndOfSeveralKindsAndCardsAreTestedOnlyAfterTheDrift() {
        Instant drift = START.plus(Duration.ofDays(10));
        List<SimulatedTransaction> traffic = take(PLAN.withDriftAt(drift), 100_000);
        EnumSet<FraudKind> before = kinds(traffic, drift, false);
        EnumSet<FraudKind> after = kinds(traffic, drift, true);

        assertThat(before).isEqualTo(EnumSet.complementOf(EnumSet.of(FraudKind.CARD_TESTING)));
        assertThat(after).isEqualTo(EnumSet.allOf(FraudKind.class));
        double share = traffic.stream().filter(SimulatedTransaction::isFraud).count() / (double) traffic.size();
        assertThat(share).isBetween(0.01, 0.06);
    }

    @Test
    void everyFraudIsLabelledOnceAndLate() {
        LateLabels labels = new LateLabels(3, Duration.ofHours(3), Duration.ofHours(12));
        List<SimulatedTransaction> traffic = take(PLAN, 20_000);
        traffic.forEach(labels::happened);
        Instant end = traffic.get(traffic.size() - 1).transaction().getEventTime();

        List<Label> early = labels.observedUntil(START.plus(Duration.ofMinutes(59)));
        List<Label> all = labels.observedUntil(end.plus(Duration.ofHours(12)));

        assertThat(early).isEmpty();
        assertThat(all).hasSize((int)
                traffic.stream().filter(SimulatedTransaction::isFraud).count());
        assertThat(all).allSatisfy(label -> assertThat(Duration.between(label.getEventTime(), label.getObservedAt()))
                .isBetween(Duration.ofHours(1), Duration.ofHours(12)));
    }

    private static EnumSet<FraudKind> kinds(List<SimulatedTransaction> traffic, Instant drift, boolean after) {
        EnumSet<FraudKind> kinds = EnumSet.noneOf(FraudKind.class);
        traffic.stream()
                .filter(each -> after != each.transaction().getEventTime().isBefore(drift))
                .forEach(each -> each.fraud().ifPresent(kinds::add));
        return kinds;
    }

    private static List<SimulatedTransaction> take(SimulationPlan plan, int count) {
        return Stream.generate(new Traffic(plan)::next).limit(count).toList();
    }
}
