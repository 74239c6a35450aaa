package io.tidemark.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.exit.ExitCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class StopBoundIT {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    Path dir;

    @Test
    void aChildThatIgnoresTheSignalIsKilledWithinTheBoundsThatAreStated() throws Exception {
        try (ChildProcess child = deaf("signal")) {
            long began = System.nanoTime();
            assertThat(child.stop(SHORT)).isEqualTo(StopOutcome.KILLED);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(SHORT, SHORT.plus(ChildProcess.KILL_BOUND));
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void aChildWhoseHookHangsCutsItselfOffAndSaysWhere() throws Exception {
        try (ChildProcess child = deaf("hook")) {
            assertThat(child.stop(LONG)).isEqualTo(StopOutcome.ENDED);
            assertThat(child.awaitExit(LONG)).hasValue(ExitCodes.CUT_OFF);
            assertThat(child.logTail()).contains("has not stopped within 1 s").contains("hook that hangs waits in");
        }
    }

    @Test
    void everyChildHasABoundThatIsShorterThanItsParentWaits() {
        assertThat(StopBound.USUAL.bound()).isLessThan(ChildProcess.STOP_BOUND);
    }

    private ChildProcess deaf(String how) {
        Path said = dir.resolve("said");
        ChildProcess child = ChildProcess.start(
                "deaf",
                JavaCommand.of(Deaf.class.getName()).small().argument(how).argument(said.toString()),
                dir.resolve("deaf.log"));
        await().atMost(LONG).until(() -> Files.exists(said));
        return child;
    }
}
