package io.tidemark.scoring.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Commits ahead of their interval take a stated share of the time of a thread that is not behind. */
class CommitPaceTest {

    private long now;
    private final CommitPace pace = pace(0.25);

    @Test
    void aCommitIsFollowedByThreeTimesItsDurationForWork() {
        pace.polled(false);
        commit(pace, 4);
        pass(11);
        assertThat(pace.isDue()).isFalse();
        pass(1);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void aSlowCommitMakesTheNextOneRarer() {
        pace.polled(false);
        commit(pace, 40);
        pass(119);
        assertThat(pace.isDue()).isFalse();
        pass(1);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void whoeverIsBehindDoesNotCommitAhead() {
        pace.polled(true);
        commit(pace, 1);
        pass(1_000);
        assertThat(pace.isDue()).isFalse();
        pace.polled(false);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void whatIsFlushedForSeveralTasksIsOneCommit() {
        pace.polled(false);
        pace.begins();
        pass(2);
        pace.begins();
        pass(2);
        pace.ended();
        pass(11);
        assertThat(pace.isDue()).isFalse();
        pass(1);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void whoeverWaitsForRecordsIsBackWhenWhatIsDecidedIsToBeCommitted() {
        Duration usual = Duration.ofMillis(100);
        pace.polled(false);
        commit(pace, 4);
        assertThat(pace.atMost(usual)).isEqualTo(usual);
        pass(2);
        assertThat(pace.isDue()).isFalse();
        assertThat(pace.atMost(usual)).isEqualTo(Duration.ofMillis(10));
        pass(20);
        assertThat(pace.atMost(usual)).isZero();
        commit(pace, 1_000);
        assertThat(pace.isDue()).isFalse();
        assertThat(pace.atMost(usual)).isEqualTo(usual);
        pace.polled(true);
        pass(2_990);
        assertThat(pace.atMost(usual)).isEqualTo(usual);
    }

    @Test
    void theFirstCommitIsDueAtOnceWhereverTheClockStands() {
        now = Long.MIN_VALUE / 2;
        pace.polled(false);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void whatWasTakenBackWithoutACommitCostsNoRest() {
        pace.polled(false);
        pace.ended();
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void aShareOfNothingLeavesAllToTheInterval() {
        CommitPace none = pace(0);
        none.polled(false);
        commit(none, 1);
        pass(1_000_000);
        assertThat(none.isDue()).isFalse();
    }

    @Test
    void threadsDoNotWaitForEachOther() throws InterruptedException {
        pace.polled(false);
        commit(pace, 4);
        boolean[] due = new boolean[1];
        Thread other = new Thread(() -> {
            pace.polled(false);
            due[0] = pace.isDue();
        });
        other.start();
        other.join();
        assertThat(due[0]).isTrue();
        assertThat(pace.isDue()).isFalse();
    }

    private CommitPace pace(double share) {
        now = TimeUnit.HOURS.toNanos(1);
        return new CommitPace(share, () -> now);
    }

    private void commit(CommitPace which, long millis) {
        which.begins();
        pass(millis);
        which.ended();
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
