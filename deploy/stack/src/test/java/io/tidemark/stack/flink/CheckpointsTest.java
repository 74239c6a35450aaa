package io.tidemark.stack.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir
    Path base;

    @Test
    void aJobThatNeverRanHasNoCheckpoint() {
        assertThat(new Checkpoints(base.resolve("features")).newest()).isEmpty();
        assertThat(new Checkpoints(base).newest()).isEmpty();
    }

    @Test
    void theNewestIsFoundByTimeOverAllSubmissionsNotByNumber() throws IOException {
        complete("aaaa", 131, 1_000);
        Path newest = complete("bbbb", 12, 2_000);
        assertThat(new Checkpoints(base).newest()).contains(newest);
    }

    @Test
    void ofTheSameMomentTheHigherNumberIsNewer() throws IOException {
        complete("aaaa", 9, 1_000);
        Path newest = complete("aaaa", 10, 1_000);
        assertThat(new Checkpoints(base).newest()).contains(newest);
    }

    @Test
    void anIncompleteCheckpointDoesNotCount() throws IOException {
        Path complete = complete("aaaa", 1, 1_000);
        Files.createDirectories(base.resolve("aaaa/chk-2"));
        Files.createFile(base.resolve("aaaa/chk-2/state"));
        assertThat(new Checkpoints(base).newest()).contains(complete);
    }

    @Test
    void metadataElsewhereAreNoCheckpoints() throws IOException {
        Files.createDirectories(base.resolve("aaaa/shared"));
        Files.createFile(base.resolve("aaaa/shared/_metadata"));
        assertThat(new Checkpoints(base).newest()).isEmpty();
    }

    @Test
    void oldOnesOfEarlierSubmissionsAreDroppedAndFilesThatAreSharedStay() throws IOException {
        Path oldest = complete("aaaa", 7, 1_000);
        Path shared = Files.createDirectories(base.resolve("aaaa/shared")).resolve("file");
        Files.writeString(shared, "state");
        Path second = complete("aaaa", 8, 2_000);
        Path newest = complete("bbbb", 1, 3_000);
        Files.writeString(oldest.resolve("state"), "state");

        new Checkpoints(base).dropAllBut(2);

        assertThat(oldest).doesNotExist();
        assertThat(second).exists();
        assertThat(newest).exists();
        assertThat(shared).exists();
        assertThat(new Checkpoints(base).newest()).contains(newest);
        new Checkpoints(base.resolve("nothing")).dropAllBut(2);
    }

    private Path complete(String job, int number, long millis) throws IOException {
        Path directory = Files.createDirectories(base.resolve(job).resolve("chk-" + number));
        Path metadata = Files.createFile(directory.resolve("_metadata"));
        Files.setLastModifiedTime(metadata, FileTime.from(Instant.ofEpochMilli(millis)));
        return directory;
    }
}
