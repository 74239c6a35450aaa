package io.tidemark.stack.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.stack.directory.StackState.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    Path dir;

    private final ProcessHandle self = ProcessHandle.current();

    @Test
    void whatIsWrittenIsRead() {
        StateFile file = new StateFile(new DataDir(dir));
        assertThat(file.read()).isEmpty();
        StackState state = state(new RunningProcess("me", self.pid(), ProcessIdentity.startOf(self), "h", "m", "l"));
        file.write(state);
        assertThat(file.read()).contains(state);
        file.remove();
        assertThat(file.read()).isEmpty();
    }

    @Test
    void aDamagedFileIsSaidToBeSo() throws IOException {
        Files.writeString(dir.resolve("stack.json"), "{");
        assertThatThrownBy(() -> new StateFile(new DataDir(dir)).read()).hasMessageContaining("damaged");
    }

    @Test
    void aLaterProcessOfTheSameIdIsNotMistakenForTheRecordedOne() {
        var recorded = new RunningProcess(
                "me", self.pid(), ProcessIdentity.startOf(self).minusSeconds(60), "", "", "");
        assertThat(ProcessIdentity.find(recorded)).isEmpty();
        new StateFile(new DataDir(dir)).write(state(recorded));
        assertThat(StackStatus.find(new DataDir(dir))).isEmpty();
    }

    private static StackState state(RunningProcess process) {
        return new StackState(process, true, "b", "r", "f", "c", List.of(process));
    }
}
