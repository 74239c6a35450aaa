package io.tidemark.demo.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.files.Row;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ContinuationTest {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final List<Row> HISTORY = PastRows.of(1, 8_000, MONTH);
    private static final Instant END =
            HISTORY.get(HISTORY.size() - 1).transaction().getEventTime().plusSeconds(1);

    /** The slow search for where each row comes from. */
    @Property(tries = 30)
    void whatFollowsIsWhatEachCustomerDidSomeWholeWeeksEarlier(
            @ForAll long seed, @ForAll @IntRange(min = 50, max = 300) int count) {
        List<Row> history = PastRows.of(seed, count, MONTH);
        for (Row row : continued(history, seed, 2, Optional.empty())) {
            assertThat(history).anySatisfy(past -> {
                Transaction then = past.transaction();
                assertThat(then.getCustomerId()).isEqualTo(row.customer());
                assertThat(then.getTerminalId()).isEqualTo(row.transaction().getTerminalId());
                Duration between =
                        Duration.between(then.getEventTime(), row.transaction().getEventTime());
                assertThat(between.toSeconds() % CustomerWeeks.WEEK.toSeconds()).isZero();
                assertThat(past.day().plusDays(between.toDays())).isEqualTo(row.day());
                assertThat(past.verdict()).isEqualTo(row.verdict());
                assertThat(minor(row)).isCloseTo(minor(past), org.assertj.core.data.Percentage.withPercentage(25));
            });
        }
    }

    @Test
    void itBeginsWhereTheHistoryEndsAndItsIdsAreItsOwn() {
        List<Row> following = continued(HISTORY, 3, 4, Optional.empty());
        assertThat(following)
                .extracting(row -> row.transaction().getEventTime())
                .isSortedAccordingTo(Comparator.naturalOrder())
                .allSatisfy(at -> assertThat(at).isBetween(END, END.plus(CustomerWeeks.WEEK.multipliedBy(4))));
        Set<String> ids = new HashSet<>();
        HISTORY.forEach(row -> ids.add(row.transaction().getTransactionId()));
        assertThat(following)
                .allSatisfy(row -> assertThat(ids.add(row.transaction().getTransactionId()))
                        .isTrue());
        assertThat(following).hasSizeBetween(6_000, 9_000);
        assertThat(continued(following, 3, 1, Optional.empty()))
                .allSatisfy(row -> assertThat(ids.add(row.transaction().getTransactionId()))
                        .isTrue());
    }

    @Test
    void theSameSeedGivesTheSameFutureAndAnotherSeedAnother() {
        assertThat(continued(HISTORY, 3, 2, Optional.of(END))).isEqualTo(continued(HISTORY, 3, 2, Optional.of(END)));
        assertThat(continued(HISTORY, 4, 2, Optional.of(END))).isNotEqualTo(continued(HISTORY, 3, 2, Optional.of(END)));
    }

    @Test
    void nothingDiffersBeforeTheDriftAndFraudsAreSmallAndByDayBehindIt() {
        Instant drift = END.plus(CustomerWeeks.WEEK.multipliedBy(2));
        List<Row> drifted = continued(HISTORY, 3, 4, Optional.of(drift));
        List<Row> calm = continued(HISTORY, 3, 4, Optional.empty());
        assertThat(before(drifted, drift)).isEqualTo(before(calm, drift)).isNotEmpty();

        List<Row> behind = drifted.subList(before(drifted, drift).size(), drifted.size());
        List<Row> frauds = behind.stream().filter(Row::fraud).toList();
        assertThat(frauds).hasSizeGreaterThan(100).allSatisfy(row -> {
            assertThat(minor(row)).isBetween(1L, 1_200L);
            assertThat(row.transaction().getCategory()).isNotEqualTo("fuel");
            assertThat(row.transaction()
                            .getEventTime()
                            .atZone(ZoneOffset.UTC)
                            .toLocalTime()
                            .getHour())
                    .isBetween(9, 18);
        });
        assertThat(mean(behind)).isGreaterThan(1.15 * mean(before(drifted, drift)));
        assertThat(share(behind, "travel")).isGreaterThan(0.2 + share(before(drifted, drift), "travel"));
    }

    @Test
    void aHistoryThatCannotBeContinuedIsRefusedWithItsReason() {
        assertThatThrownBy(() -> continued(List.of(), 1, 1, Optional.empty()))
                .hasMessageContaining("a history without transactions cannot be continued");
        assertThatThrownBy(() -> continued(PastRows.of(1, 100, Duration.ofDays(6)), 1, 1, Optional.empty()))
                .hasMessageContaining("is shorter than the week that is needed to continue it");
        List<Row> frauds = HISTORY.stream().filter(Row::fraud).toList();
        assertThatThrownBy(() -> continued(frauds, 1, 1, Optional.of(END)))
                .hasMessageContaining("without a single genuine transaction");
        assertThatThrownBy(() -> new ContinuationPlan(1, 0, Optional.empty()))
                .hasMessageContaining("at least 1 week, not 0");
    }

    private static List<Row> continued(List<Row> history, long seed, int weeks, Optional<Instant> drift) {
        return Continuation.of(history, new ContinuationPlan(seed, weeks, drift), ZoneOffset.UTC);
    }

    private static List<Row> before(List<Row> rows, Instant moment) {
        return rows.stream()
                .filter(row -> row.transaction().getEventTime().isBefore(moment))
                .toList();
    }

    private static double mean(List<Row> rows) {
        return rows.stream()
                .filter(row -> !row.fraud())
                .mapToLong(ContinuationTest::minor)
                .average()
                .orElseThrow();
    }

    private static double share(List<Row> rows, String category) {
        List<Row> genuine = rows.stream().filter(row -> !row.fraud()).toList();
        return genuine.stream()
                        .filter(row -> row.transaction().getCategory().equals(category))
                        .count()
                / (double) genuine.size();
    }

    private static long minor(Row row) {
        return row.transaction().getAmount().getMinorUnits();
    }
}
