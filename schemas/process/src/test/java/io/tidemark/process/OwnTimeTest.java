package io.tidemark.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.process.ProcessorTimes.Times;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnTimeTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final OwnTime own = new OwnTime(0);

    @Test
    void onAQuietMachineItIsTheClockOnTheWall() {
        look(0, 0, 0);
        assertThat(look(10, 10, 0)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whoGetsAQuarterOfWhatItWantsHasAQuarterOfTheTime() {
        look(0, 0, 0);
        assertThat(look(100, 25, 75)).isEqualTo(Duration.ofSeconds(25));
        assertThat(look(110, 35, 75)).isEqualTo(Duration.ofSeconds(35));
    }

    @Test
    void threadsShareWhatThereIs() {
        look(0, 0, 0);
        assertThat(look(100, 100, 300)).isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void whoWaitsForSomethingElseHasAllTheTime() {
        look(0, 0, 0);
        assertThat(look(100, 1, 3)).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void itIsTheClockOnTheWallWhereTheSystemDoesNotSay() {
        assertThat(own.at(7 * SECOND, Optional.empty())).isEqualTo(Duration.ofSeconds(7));
        assertThat(own.at(9 * SECOND, Optional.empty())).isEqualTo(Duration.ofSeconds(9));
    }

    private Duration look(long second, long ran, long waited) {
        Times times = new Times(ran * SECOND, waited * SECOND);
        return own.at(second * SECOND, Optional.of(new ProcessorTimes(Map.of("1", times))));
    }
}
