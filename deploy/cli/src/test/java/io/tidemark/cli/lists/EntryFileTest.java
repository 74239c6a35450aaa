package io.tidemark.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.cli.print.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryFileTest {

    @TempDir
    Path dir;

    @Test
    void theMarkOfTheOrderOfBytesIsNoPartOfTheFirstLine() throws IOException {
        assertThat(EntryFile.lines(file("\ufeffC1\r\nC2\n\n\ufeffC3"))).containsExactly("C1", "C2", "", "\ufeffC3");
        assertThat(EntryFile.lines(file("\u00e4\uD83D\uDE00"))).containsExactly("\u00e4\uD83D\uDE00");
        assertThat(EntryFile.lines(file(""))).isEmpty();
    }

    @Test
    void whatIsNoUtf8IsSaidWithFileAndLine() throws IOException {
        for (byte[] bytes : new byte[][] {{'a', '\n', 'b', (byte) 0xE4, 'c'}, {'a', '\n', (byte) 0xC3}}) {
            Path file = Files.write(dir.resolve("list.txt"), bytes);
            assertThatThrownBy(() -> EntryFile.lines(file))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("list.txt, line 2: what stands there is no UTF-8");
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("list.txt"), text);
    }
}
