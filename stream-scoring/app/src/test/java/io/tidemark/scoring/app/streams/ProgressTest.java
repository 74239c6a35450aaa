package io.tidemark.scoring.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.scoring.app.streams.Progress.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final TopicPartition ONE = new TopicPartition("features", 1);
    private static final TopicPartition TWO = new TopicPartition("features", 2);
    private Instant now = Instant.parse("2026-03-04T05:06:07Z");
    private final Progress progress = new Progress(Duration.ofSeconds(10), now);

    @Test
    void whereNothingWaitsNothingNeedsToBeCommitted() {
        for (int i = 0; i < 10; i++) {
            saw(Map.of(ONE, new Place(7, 7)), 5);
            assertThat(progress.standsStill(now)).isEmpty();
        }
        // What comes then has all the time again.
        saw(Map.of(ONE, new Place(7, 9)), 5);
        saw(Map.of(ONE, new Place(7, 9)), 9);
        assertThat(progress.standsStill(now)).isEmpty();
        saw(Map.of(ONE, new Place(7, 9)), 1);
        assertThat(progress.standsStill(now))
                .hasValue("features-1 waits with 2 records and nothing of it was committed for 10 s");
        saw(Map.of(ONE, new Place(8, 9)), 1);
        assertThat(progress.standsStill(now)).isEmpty();
    }

    @Test
    void onePartitionThatStandsStillIsSeenBesideOthersThatGoOn() {
        for (int i = 0; i < 6; i++) {
            saw(Map.of(ONE, new Place(i, 3_000), TWO, new Place(0, 3_000)), 2);
        }
        assertThat(progress.standsStill(now))
                .hasValueSatisfying(why -> assertThat(why).startsWith("features-2"));
        // It went to another instance.
        saw(Map.of(ONE, new Place(9, 3_000)), 2);
        assertThat(progress.standsStill(now)).isEmpty();
    }

    @Test
    void whatCannotBeFoundOutIsNotReady() {
        progress.failed("Kafka does not answer within 5 s", now);
        assertThat(progress.standsStill(now)).hasValue("Kafka does not answer within 5 s");
        saw(Map.of(), 1);
        assertThat(progress.standsStill(now)).isEmpty();
        now = now.plusSeconds(21);
        assertThat(progress.standsStill(now))
                .hasValueSatisfying(why -> assertThat(why).contains("21 s"));
    }

    @Test
    void theAgeOfTheLastCommitGrowsUntilSomethingMoves() {
        saw(Map.of(ONE, new Place(1, 5)), 3);
        assertThat(progress.sinceLastCommit(now)).isEqualTo(Duration.ofSeconds(3));
        saw(Map.of(ONE, new Place(2, 5)), 3);
        assertThat(progress.sinceLastCommit(now)).isZero();
    }

    private void saw(Map<TopicPartition, Place> places, int afterSeconds) {
        now = now.plusSeconds(afterSeconds);
        progress.saw(places, now);
    }
}
