package io.tidemark.stack.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tidemark.process.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDirectoryTest {

    private final List<String> said = new ArrayList<>();

    @TempDir
    Path dir;

    @BeforeEach
    void whereModesCanBeSaid() {
        assumeThat(OwnerOnly.canBeSaidOf(dir)).isTrue();
    }

    @Test
    void aNewOneIsItsOwnersAloneAndNothingNeedsToBeSaid() throws IOException {
        DataDir data = new DataDir(dir.resolve("new/data"));
        PrivateDirectory.prepare(data, said::add);
        assertThat(modeOf(data.root())).isEqualTo("rwx------");
        assertThat(said).isEmpty();
    }

    @Test
    void oneThatAStackRanOnIsNarrowedAndThatIsSaid() throws IOException {
        DataDir data = new DataDir(open("data"));
        Files.createFile(data.lock());
        PrivateDirectory.prepare(data, said::add);
        assertThat(modeOf(data.root())).isEqualTo("rwx------");
        assertThat(said).singleElement().asString().contains("others could read " + data.root());
    }

    @Test
    void oneThatHoldsSomethingElseIsLeftAsItIsAndRefusedWithWhatToDo() throws IOException {
        DataDir data = new DataDir(open("home"));
        Files.createFile(data.root().resolve("thesis.tex"));
        assertThatThrownBy(() -> PrivateDirectory.prepare(data, said::add))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("chmod 700 " + data.root());
        assertThat(modeOf(data.root())).isEqualTo("rwxr-xr-x");
    }

    @Test
    void settingsWithSecretsAreReadableByTheirOwnerAlone() throws IOException {
        Path conf = new DataDir(dir.resolve("data")).conf("scoring");
        PropertiesFile.write(conf, Map.of("kafka.sasl.jaas.config", "secret"));
        assertThat(modeOf(conf)).isEqualTo("rw-------");
        assertThat(modeOf(conf.getParent())).isEqualTo("rwx------");
        assertThat(PropertiesFile.read(conf)).containsEntry("kafka.sasl.jaas.config", "secret");
    }

    private Path open(String name) throws IOException {
        Path open = Files.createDirectory(dir.resolve(name));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        return open;
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
