package io.tidemark.scoring.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.log.Following;
import io.tidemark.log.kafka.Clients;
import io.tidemark.scoring.release.members.Acknowledger;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StopBoundsTest {

    /** A process ends after that, whatever has not closed; Kubernetes kills after 30 s. */
    private static final Duration ALL = Duration.ofSeconds(25);

    @Test
    void whatAScoringProcessClosesOneAfterTheOtherIsClosedBeforeTheProcessIsCutOff() {
        Duration together = Stream.of(Clients.CLOSE, ScoringApp.STOP, Following.STOP, Acknowledger.STOP)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(together).isLessThan(ALL);
    }
}
