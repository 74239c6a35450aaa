package io.tidemark.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Label;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private final Timeline times = new Timeline();
    private final LiveFeed feed = new LiveFeed(times);

    @Test
    void aTransactionIsTheSameWheneverItIsMadeAndTimeGoesOn() {
        assertThat(feed.transaction(7)).isEqualTo(feed.transaction(7));
        assertThat(LiveFeed.number(feed.transaction(7).getTransactionId())).isEqualTo(7);
        assertThat(Duration.between(
                        feed.transaction(0).getEventTime(),
                        feed.transaction(Timeline.FULL).getEventTime()))
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void whatIsOfferedAtARateGoesOnAsTheClockDoes() {
        times.pace(1_000, 300);
        times.pace(1_600, Double.POSITIVE_INFINITY);
        assertThat(Duration.between(times.at(1_000), times.at(1_300))).isEqualTo(Duration.ofSeconds(1));
        assertThat(Duration.between(times.at(1_000), times.at(1_600))).isEqualTo(Duration.ofSeconds(2));
        assertThat(Duration.between(times.at(1_600), times.at(1_601))).isEqualTo(Duration.ofMillis(6_480));
        assertThat(feed.transaction(1_300).getEventTime())
                .isEqualTo(feed.transaction(1_000).getEventTime().plusSeconds(1));
    }

    @Test
    void everyFraudIsLabelledOnceAWeekLater() {
        List<Long> labelled = new ArrayList<>();
        for (long number = 0; number < 100_000; number++) {
            if (feed.labelWith(number).isEmpty()) {
                continue;
            }
            Label label = feed.labelWith(number).orElseThrow();
            labelled.add(LiveFeed.number(label.getTransactionId()));
            assertThat(Duration.between(label.getEventTime(), label.getObservedAt()))
                    .isBetween(Duration.ofDays(7).minusSeconds(10), Duration.ofDays(7));
        }
        assertThat(labelled).isNotEmpty().doesNotHaveDuplicates().allMatch(LiveFeed::isFraud);
    }

    @Test
    void aScheduleTellsWhatIsDue() {
        Schedule schedule = new Schedule(100, 50, 1_000_000_000L, 10);
        assertThat(schedule.due(0)).isEqualTo(1_000_000_000L);
        assertThat(schedule.due(10)).isEqualTo(2_000_000_000L);
        assertThat(schedule.dueBy(999_999_999L)).isZero();
        assertThat(schedule.dueBy(1_000_000_000L)).isEqualTo(1);
        assertThat(schedule.dueBy(2_000_000_000L)).isEqualTo(11);
        assertThat(schedule.dueBy(100_000_000_000L)).isEqualTo(50);
        assertThat(schedule.end()).isEqualTo(150);
    }

    @Test
    void timesAreKeptByOffsetAcrossGapsUntilTheyAreForgotten() {
        Times times = new Times(5);
        times.note(5, 50);
        times.note(10_000, 60);
        assertThat(times.at(5)).isEqualTo(50);
        assertThat(times.at(6)).isZero();
        assertThat(times.at(10_000)).isEqualTo(60);
        assertThat(times.at(10_001)).isZero();
        times.forget();
        assertThat(times.at(10_000)).isZero();
        times.note(10_003, 70);
        assertThat(times.at(10_003)).isEqualTo(70);
    }
}
