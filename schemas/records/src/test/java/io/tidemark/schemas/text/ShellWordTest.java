package io.tidemark.schemas.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

    @Test
    void a_plain_word_stays_as_it_is() {
        assertThat(ShellWord.of("/data/tide-mark_1.2")).isEqualTo("/data/tide-mark_1.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sp ace/dir", "it's", "\"q\"", "$HOME", "a;b", "50%", "#1", "-x", "", "a*b", "`id`", "äck", "!x"
            })
    void a_shell_reads_the_word_back(String word) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellWord.of(word)).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(word.equals("-x") ? "-x" : word);
    }
}
