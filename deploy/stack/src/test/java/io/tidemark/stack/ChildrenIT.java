package io.tidemark.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("stack")
class ChildrenIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    Path dir;

    @Test
    void aProcessThatIgnoresBeingAskedIsKilledWithinTheBoundAndThatIsSaid() {
        List<String> said = new ArrayList<>();
        Children children = new Children(StackOptions.in(dir), said::add);
        Path started = dir.resolve("started");
        ChildProcess deaf = children.add("", "", () -> {
            ChildProcess launched = ChildProcess.start(
                    "deaf",
                    JavaCommand.of(DeafMain.class.getName()).small().argument(started.toString()),
                    dir.resolve("deaf.log"));
            return new Children.Launched<>(launched, launched);
        });
        await().atMost(SOON).until(() -> Files.exists(started));

        // Asked, its guard cuts it off before its parent has to.
        long began = System.nanoTime();
        children.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isLessThan(ChildProcess.STOP_BOUND.plus(ChildProcess.KILL_BOUND));
        assertThat(deaf.isAlive()).isFalse();
        assertThat(said).first().isEqualTo("stopping deaf");
        assertThat(deaf.logTail()).contains("has not stopped within 25 s");
    }
}
