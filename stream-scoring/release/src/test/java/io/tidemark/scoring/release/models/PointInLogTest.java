package io.tidemark.scoring.release.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointInLogTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final DeploymentHistory HISTORY =
            new DeploymentHistory(List.of(deployment(1, NOON, 10, 5), deployment(2, NOON.plusSeconds(60), 20, 5_000)));

    @Test
    void ofARecordTheActivationBeforeItCountsInItsOwnPartition() {
        assertThat(at(0, 10)).isEqualTo(0);
        assertThat(at(0, 11)).isEqualTo(1);
        assertThat(at(0, 20)).isEqualTo(1);
        assertThat(at(0, 21)).isEqualTo(2);
        assertThat(at(1, 21)).isEqualTo(1);
        assertThat(at(1, 5_001)).isEqualTo(2);
    }

    @Test
    void inAPartitionThatTheActivationsDidNotReachNothingIsInForce() {
        assertThat(at(2, 9_999)).isEqualTo(0);
    }

    @Test
    void ofATimeTheNewestActivationThatWasIssuedByThenCounts() {
        assertThat(at(NOON.minusMillis(1))).isEqualTo(0);
        assertThat(at(NOON)).isEqualTo(1);
        assertThat(at(NOON.plusMillis(59_999))).isEqualTo(1);
        assertThat(at(NOON.plusSeconds(61))).isEqualTo(2);
    }

    private static long at(int partition, long offset) {
        return sequence(new PointInLog.AtOffset(partition, offset));
    }

    private static long at(Instant time) {
        return sequence(new PointInLog.AtTime(time));
    }

    private static long sequence(PointInLog point) {
        return point.in(HISTORY).map(one -> one.getControl().getSequence()).orElse(0L);
    }

    private static Deployment deployment(long sequence, Instant at, long... offsets) {
        Control control = TestRecords.control(sequence, null);
        return new Deployment(
                new Control(
                        control.getControlId(), sequence, at, control.getActivation(), control.getPolicy(), null, null),
                Arrays.stream(offsets).boxed().toList());
    }
}
