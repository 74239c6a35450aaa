package io.tidemark.stack.directory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {

    @TempDir
    Path dir;

    @Test
    void oneSupervisorAtATimeWorksOnADirectory() {
        DataDir dataDir = new DataDir(dir);
        StackLock held = StackLock.take(dataDir);
        assertThatThrownBy(() -> StackLock.take(dataDir))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("tidemark down");
        held.close();
        assertThatCode(() -> StackLock.take(dataDir).close()).doesNotThrowAnyException();
    }
}
