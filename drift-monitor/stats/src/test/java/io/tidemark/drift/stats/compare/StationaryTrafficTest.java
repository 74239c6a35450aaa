package io.tidemark.drift.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.stats.SharedData;
import io.tidemark.drift.stats.profile.ComputedTraffic;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Traffic that is known not to drift drifts in no window, of whatever length. */
class StationaryTrafficTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final String ALL = "";
    private static final Comparison COMPARISON = new Comparison(0.1);

    @Test
    void theHandbooksTransactionsDoNotDriftOnceTheirWindowsAreFull() {
        ComputedTraffic traffic = new ComputedTraffic(
                SharedData.require("handbook_days_000_090.csv.gz"), "handbook", Instant.parse("2018-05-08T00:00:00Z"));
        ReferenceProfile reference = traffic.reference(Instant.parse("2018-05-16T00:00:00Z"), WEEK);

        // The largest that are known: .0117, .0090 and .0046.
        assertStationary(traffic, reference, Duration.ofHours(12), 0.015, ALL);
        assertStationary(traffic, reference, Duration.ofDays(1), 0.012, ALL);
        assertStationary(traffic, reference, WEEK, 0.006, ALL);
    }

    @Test
    void sparkovsAmountsDoNotDriftFromWeekToWeek() {
        ComputedTraffic traffic = new ComputedTraffic(
                SharedData.require("sparkov_B_jul_oct_stock.csv.gz"), "sparkov", Instant.parse("2023-08-14T00:00:00Z"));
        ReferenceProfile reference = traffic.reference(Instant.parse("2023-08-14T00:00:00Z"), WEEK.multipliedBy(4));
        // Counts and 30-day risks are left out: its volume has seasons (September is quieter than August by a fifth),
        // and they follow.
        assertStationary(traffic, reference, WEEK, 0.03, "AMOUNT");
    }

    private static void assertStationary(
            ComputedTraffic traffic, ReferenceProfile reference, Duration window, double most, String named) {
        traffic.windows(reference, window).forEach((start, live) -> assertThat(COMPARISON.of(reference, live))
                .as("%s from %s", window, start)
                .filteredOn(column -> !column.calendar() && column.name().contains(named) && live.events() >= 500)
                .allSatisfy(column -> {
                    assertThat(column.pooled().beyond()).as(column.name()).isFalse();
                    assertThat(column.psi()).as(column.name()).isLessThan(most);
                }));
    }
}
