package io.tidemark.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tidemark.process.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentsFileTest {

    @TempDir
    Path dir;

    @Test
    void wordsComeBackAsTheyWereAndTheFileIsGone() throws IOException {
        Path file = dir.resolve("conf/up.arguments");
        for (List<String> words :
                List.of(List.<String>of(), List.of(""), List.of("up", "", "--set=a.b=c d\n\"e\" 'f' @g \\ ä", ""))) {
            ArgumentsFile.write(file, words);
            assertThat(ArgumentsFile.take(file)).isEqualTo(words);
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void theFileIsItsOwnersAlone() throws IOException {
        assumeThat(OwnerOnly.canBeSaidOf(dir)).isTrue();
        Path file = dir.resolve("up.arguments");
        ArgumentsFile.write(file, List.of("--set=scoring.kafka.ssl.keystore.password=secret"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
