package io.tidemark.bench.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The state bench promises so many events of every customer, all of them kept. */
class RegionalPaymentsTest {

    private static final RegionalPayments PAYMENTS = new RegionalPayments(3, 100, 10, 12);
    /** Between two payments of a region. */
    private static final Duration GAP = Duration.ofDays(29).dividedBy(100 * 10);

    @Test
    void everyCustomerPaysEquallyOftenWithinThirtyDaysAndInOrder() {
        Map<String, List<Instant>> times = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (long i = 0; i < PAYMENTS.size(); i++) {
            Transaction payment = PAYMENTS.transaction(i);
            ids.add(payment.getTransactionId());
            times.computeIfAbsent(payment.getCustomerId(), key -> new ArrayList<>())
                    .add(payment.getEventTime());
        }
        assertThat(ids).hasSize(3 * 100 * 12);
        assertThat(times).hasSize(300);
        assertThat(times.values()).allSatisfy(of -> {
            assertThat(of).hasSize(12).isSorted();
            assertThat(Duration.between(of.get(0), of.get(11))).isLessThan(Duration.ofDays(30));
        });
    }

    @Test
    void aLabelIsObservedAWeekAfterAPaymentThatHasGoneBefore() {
        int labels = 0;
        for (long i = 0; i < PAYMENTS.size(); i++) {
            if (PAYMENTS.labelAt(i).isEmpty()) {
                continue;
            }
            labels++;
            Label label = PAYMENTS.labelAt(i).orElseThrow();
            long number = Long.parseLong(label.getTransactionId().substring("payment-1".length()));
            assertThat(number).isLessThan(i);
            Duration delay = Duration.between(PAYMENTS.transaction(number).getEventTime(), label.getObservedAt());
            assertThat(delay)
                    .isBetween(Duration.ofDays(7).minus(GAP), Duration.ofDays(7).plus(GAP));
        }
        assertThat(labels).isEqualTo(3 * 8);
    }

    @Test
    void customersAreDividedIntoRegionsOfEqualSize() {
        assertThat(RegionalPayments.of(1_000_000, 60)).isEqualTo(new RegionalPayments(10, 100_000, 10_000, 60));
        assertThat(RegionalPayments.of(20_000, 60)).isEqualTo(new RegionalPayments(1, 20_000, 2_000, 60));
    }
}
