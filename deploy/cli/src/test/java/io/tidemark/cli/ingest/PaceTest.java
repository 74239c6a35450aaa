package io.tidemark.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong now = new AtomicLong(123);

    @Test
    void theFirstEventIsDueAtOnceAndTheNextOnesAtTheirPlacesInTheSchedule() {
        Pace pace = new Pace(10, now::get);
        assertThat(pace.untilNext()).isZero();
        assertThat(pace.untilNext()).isEqualTo(Duration.ofMillis(100));
        now.addAndGet(Duration.ofMillis(150).toNanos());
        assertThat(pace.untilNext()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void whatWasDelayedIsMadeUpFor() {
        Pace pace = new Pace(10, now::get);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        for (int i = 0; i <= 10; i++) {
            assertThat(pace.untilNext()).isZero();
        }
        assertThat(pace.untilNext()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void withoutARateNothingWaits() {
        Pace pace = new Pace(0, now::get);
        assertThat(pace.untilNext()).isZero();
        assertThat(pace.untilNext()).isZero();
    }
}
