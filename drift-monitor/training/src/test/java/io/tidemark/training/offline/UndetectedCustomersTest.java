package io.tidemark.training.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class UndetectedCustomersTest {

    record Fraud(@IntRange(max = 5) int customer, @IntRange(min = -5, max = 30) int day) {}

    private static final LocalDate D0 = LocalDate.parse("2018-05-16");

    @Property
    void customersLeftOutAreThoseOfTheBooksWeekByWeekProtocol(
            @ForAll @Size(max = 6) List<@IntRange(max = 5) Integer> customers,
            @ForAll @Size(max = 6) List<@IntRange(min = -5, max = 30) Integer> days,
            @ForAll @IntRange(max = 6) int testDay) {
        List<Fraud> frauds = new ArrayList<>();
        for (int i = 0; i < Math.min(customers.size(), days.size()); i++) {
            frauds.add(new Fraud(customers.get(i), days.get(i)));
        }
        DateRange train = new DateRange(D0, D0.plusDays(6));
        UndetectedCustomers undetected = new UndetectedCustomers(train.from(), Duration.ofDays(7));
        for (Fraud fraud : frauds) {
            undetected.fraud(
                    "c" + fraud.customer(), new DateRange(D0.plusDays(fraud.day()), D0.plusDays(fraud.day())).from());
        }

        var leftOut = frauds.stream()
                .filter(f -> (f.day() >= 0 && f.day() <= 6) || (f.day() >= 6 && f.day() <= 6 + testDay))
                .map(Fraud::customer)
                .collect(Collectors.toSet());
        for (int customer = 0; customer <= 5; customer++) {
            assertThat(undetected.undetected("c" + customer, D0.plusDays(14 + testDay)))
                    .isEqualTo(!leftOut.contains(customer));
        }
    }
}
