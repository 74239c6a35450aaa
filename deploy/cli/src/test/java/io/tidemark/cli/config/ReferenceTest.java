package io.tidemark.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.stack.StackSettings;
import io.tidemark.stack.settings.Settable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final Path PAGE = Path.of(System.getProperty("tidemark.root"), "docs", "reference", "settings.md");

    /** When it fails: {@code ./tidemark config docs > docs/reference/settings.md}. */
    @Test
    void the_committed_page_is_the_generated_one() throws IOException {
        assertThat(Files.readString(PAGE).strip())
                .isEqualTo(Reference.markdown(Reference.of(Settable.ALL, StackSettings::chosenWords))
                        .strip());
    }

    /** By it a process names whose a key is that was written for another one. */
    @Test
    void the_committed_list_of_whose_keys_are_which_is_true() throws IOException {
        String keys = Settable.allKeys().stream()
                .flatMap(process -> process.keys().stream().map(key -> process.name() + " " + key.name()))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(Path.of("target", "keys-of-processes.txt"), keys);
        try (InputStream committed = Keys.class.getResourceAsStream("keys-of-processes.txt")) {
            assertThat(new String(committed.readAllBytes(), StandardCharsets.UTF_8))
                    .as(
                            "cp deploy/cli/target/keys-of-processes.txt schemas/settings/src/main/resources/io/tidemark/settings/keys-of-processes.txt")
                    .isEqualTo(keys);
        }
    }

    @Test
    void every_key_says_what_it_means_in_one_clause_and_is_named_alike() {
        List<Key<?>> keys = Settable.allKeys().stream()
                .map(Keys::keys)
                .flatMap(List::stream)
                .toList();
        assertThat(keys).hasSizeGreaterThan(140);
        assertThat(keys).allSatisfy(key -> {
            assertThat(key.name()).matches("[a-z0-9_]+(\\.[a-z0-9_]+)*");
            assertThat(key.says())
                    .as(key.name())
                    .isNotBlank()
                    .doesNotEndWith(".")
                    .doesNotContain("\n");
        });
    }
}
