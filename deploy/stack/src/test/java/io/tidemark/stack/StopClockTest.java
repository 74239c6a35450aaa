package io.tidemark.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.process.ChildProcess;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StopClockTest {

    private long now = -7;

    @Test
    void aStackThatHangsWhollyIsStoppedWithinTheTimeThatIsStated() {
        assertThat(StopClock.MOST).isEqualTo(Duration.ofSeconds(138));
        assertThat(stopAll(1, 1, 1, 1, 1, 1, 1, 1)).isLessThanOrEqualTo(StopClock.MOST);
    }

    /** @param parts of its share that each process takes */
    @Property(tries = 200)
    void whateverEachProcessTakesTheWholeIsBounded(@ForAll @Size(8) List<@DoubleRange(max = 1) Double> parts) {
        assertThat(stopAll(parts.stream().mapToDouble(part -> part).toArray())).isLessThanOrEqualTo(StopClock.MOST);
    }

    private Duration stopAll(double... parts) {
        long began = now;
        StopClock clock = new StopClock(() -> now);
        for (double part : parts) {
            Duration share = clock.share();
            assertThat(share).isBetween(Duration.ofSeconds(1), ChildProcess.STOP_BOUND);
            now += (long) (share.toNanos() * part);
            now += part == 1 ? ChildProcess.KILL_BOUND.toNanos() : 0;
        }
        return Duration.ofNanos(now - began);
    }
}
