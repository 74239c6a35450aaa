package io.tidemark.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TrafficPaceTest {

    /** A stack that scores so many a second and keeps the rest waiting. */
    private static final class Queue {
        private double waiting;

        void second(TrafficPace pace, double capacity) {
            waiting += pace.perSecond();
            double scored = Math.min(waiting, capacity);
            waiting -= scored;
            pace.look(waiting, scored);
        }
    }

    @Test
    void aMachineWithRoomGetsTheWholeOfItFromTheStart() {
        assertThat(TrafficPace.after(4_000).perSecond()).isEqualTo(TrafficPace.MOST);
    }

    @Test
    void aMachineThatWasSlowInHistoryBeginsSlowlyAndGoesUpIfItKeepsUp() {
        TrafficPace pace = TrafficPace.after(800);
        assertThat(pace.perSecond()).isEqualTo(80);
        for (int second = 0; second < 20; second++) {
            pace.look(10, pace.perSecond());
        }
        assertThat(pace.perSecond()).isEqualTo(TrafficPace.MOST);
        assertThat(pace.lowest()).isLessThan(100);
    }

    @Test
    void aStackThatStandsStillSlowsTrafficAndDoesNotStopIt() {
        TrafficPace pace = TrafficPace.after(4_000);
        Queue queue = new Queue();
        for (int second = 0; second < 60; second++) {
            queue.second(pace, 0);
        }
        assertThat(pace.perSecond()).isEqualTo(TrafficPace.LEAST);
        for (int second = 0; second < 60; second++) {
            queue.second(pace, 1_000);
        }
        assertThat(pace.perSecond()).isEqualTo(TrafficPace.MOST);
    }

    @Property
    void itIsNeverZeroAndNeverBeyondItsBoundsWhateverIsSeen(
            @ForAll @DoubleRange(min = 0, max = 1e6) double history,
            @ForAll @Size(max = 100) List<@DoubleRange(min = 0, max = 1e6) Double> seen) {
        TrafficPace pace = TrafficPace.after(history);
        for (int i = 0; i + 1 < seen.size(); i += 2) {
            pace.look(seen.get(i), seen.get(i + 1));
            assertThat(pace.perSecond()).isBetween(TrafficPace.LEAST, TrafficPace.MOST);
            assertThat(pace.lowest()).isBetween(TrafficPace.LEAST, pace.perSecond());
        }
    }

    /** Beside others' work, which comes and goes, and after a start that promised up to three times too much. */
    @Property
    void whatWaitsIsBoundedBySecondsOfWhatTheMachineCanDo(
            @ForAll @DoubleRange(min = 10, max = 1_000) double capacity,
            @ForAll @DoubleRange(min = 0, max = 30) double history,
            @ForAll @DoubleRange(min = 0.5, max = 1) double ebb) {
        TrafficPace pace = TrafficPace.after(history * capacity);
        Queue queue = new Queue();
        List<Double> sent = new ArrayList<>();
        for (int second = 0; second < 300; second++) {
            double now = second % 40 < 20 ? capacity : capacity * ebb;
            sent.add(pace.perSecond());
            queue.second(pace, now);
            double most = Math.min(TrafficPace.MOST, now);
            if (second > 60) {
                assertThat(queue.waiting).isLessThanOrEqualTo(7 * most);
            }
        }
        double mean =
                sent.subList(60, 300).stream().mapToDouble(d -> d).average().orElseThrow();
        assertThat(mean).isGreaterThan(0.9 * Math.min(TrafficPace.MOST, capacity * ebb));
    }
}
