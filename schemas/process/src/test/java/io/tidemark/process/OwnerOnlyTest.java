package io.tidemark.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {

    @TempDir
    Path dir;

    @BeforeEach
    void whereModesCanBeSaid() {
        assumeThat(OwnerOnly.canBeSaidOf(dir)).isTrue();
    }

    @Test
    void directoriesAndFilesAreTheirOwnersAlone() throws IOException {
        Path made = dir.resolve("a/b");
        OwnerOnly.createDirectories(made);
        Path file = made.resolve("secret");
        try (Writer writer = OwnerOnly.writer(file)) {
            writer.write("ä");
        }
        assertThat(modeOf(made)).isEqualTo("rwx------");
        assertThat(modeOf(made.getParent())).isEqualTo("rwx------");
        assertThat(modeOf(file)).isEqualTo("rw-------");
        assertThat(file).hasContent("ä");
        assertThat(OwnerOnly.isOpenToOthers(made)).isFalse();
    }

    @Test
    void aFileThatOthersHadOpenIsReplacedAndNotWrittenTo() throws IOException {
        Path file = Files.writeString(dir.resolve("secret"), "before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (var opened = Files.newBufferedReader(file)) {
            try (Writer writer = OwnerOnly.writer(file)) {
                writer.write("after");
            }
            assertThat(opened.readLine()).isEqualTo("before");
        }
        assertThat(modeOf(file)).isEqualTo("rw-------");
        assertThat(file).hasContent("after");
    }

    @Test
    void narrowingTakesFromOthersAlone() throws IOException {
        Path file = Files.writeString(dir.resolve("readable"), "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xrwxr-x"));
        assertThat(OwnerOnly.isOpenToOthers(file)).isTrue();
        OwnerOnly.narrow(file);
        assertThat(modeOf(file)).isEqualTo("r-x------");
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
