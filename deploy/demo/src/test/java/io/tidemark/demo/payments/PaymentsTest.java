package io.tidemark.demo.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.demo.simulator.SimulatedTransaction;
import io.tidemark.demo.simulator.SimulationPlan;
import io.tidemark.demo.simulator.Traffic;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PaymentsTest {

    private static final SimulationPlan PLAN = SimulationPlan.town(7, Instant.parse("2026-01-05T00:00:00Z"), 200);
    private static final List<Payment> PAYMENTS = take(20_000);

    @Test
    void thePaymentsAreTheTrafficOfTheTownWithMoreBeside() {
        Traffic traffic = new Traffic(PLAN);
        for (Payment payment : PAYMENTS) {
            SimulatedTransaction plain = traffic.next();
            Transaction stripped = Transaction.newBuilder(payment.transaction())
                    .setNumbers(Map.of())
                    .setAmount(new Money(payment.transaction().getAmount().getMinorUnits(), "EUR"))
                    .build();
            assertThat(stripped).isEqualTo(plain.transaction());
            assertThat(payment.fraud()).isEqualTo(plain.isFraud());
        }
        assertThat(take(1_000)).isEqualTo(PAYMENTS.subList(0, 1_000));
    }

    @Test
    void aCustomerInSeveralCurrenciesPaysInAllThree() {
        Map<String, Set<String>> currencies = PAYMENTS.stream()
                .collect(Collectors.groupingBy(
                        one -> one.transaction().getCustomerId(),
                        Collectors.mapping(one -> one.transaction().getAmount().getCurrency(), Collectors.toSet())));
        assertThat(currencies.values())
                .contains(Set.of("EUR", "USD", "GBP"), Set.of("EUR"))
                .allSatisfy(each -> assertThat(each).contains("EUR"));
    }

    @Test
    void outcomesAreOfEveryKindSomeBeforeTheirPaymentAndSomeWeeksBehind() {
        Set<OutcomeKind> kinds = new HashSet<>();
        int early = 0;
        int late = 0;
        int declined = 0;
        for (Payment payment : PAYMENTS) {
            for (Outcome outcome : payment.outcomes()) {
                kinds.add(outcome.getKind());
                Duration behind = Duration.between(payment.transaction().getEventTime(), outcome.getEventTime());
                early += behind.isNegative() ? 1 : 0;
                late += behind.toDays() >= 7 ? 1 : 0;
                declined += outcome.getKind() == OutcomeKind.DECLINED ? 1 : 0;
            }
            assertThat(payment.outcomes()).isNotEmpty();
        }
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        OutcomeKind.AUTHORISED,
                        OutcomeKind.DECLINED,
                        OutcomeKind.REVERSED,
                        OutcomeKind.REFUNDED,
                        OutcomeKind.STEP_UP_PASSED,
                        OutcomeKind.STEP_UP_FAILED,
                        OutcomeKind.SETTLED);
        assertThat(early / 20_000.0).isBetween(0.08, 0.12);
        assertThat(declined / 20_000.0).isBetween(0.02, 0.04);
        assertThat(late).isPositive();
    }

    private static List<Payment> take(int count) {
        Payments payments = new Payments(PLAN);
        List<Payment> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(payments.next());
        }
        return taken;
    }
}
