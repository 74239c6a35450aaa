package io.tidemark.features.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundedParserTest {

    @Test
    void listsThatAreNestedTooDeeplyAreAProblemAtTheirLineAndNoOverflow() {
        assertThat(problem("name: a\nrules: " + "[".repeat(80_000)))
                .startsWith("line 2: this is not YAML (lists and mappings are nested more than 50 deep)");
        assertThat(problem("name: a\nrules: " + "{a: ".repeat(20_000)))
                .startsWith("line 2: this is not YAML (lists and mappings are nested more than 50 deep)");
        assertThat(problem("- ".repeat(40_000) + "a")).contains("nested more than 50 deep");
    }

    @Test
    void asManyLevelsAsAreAllowedAreRead() {
        int lists = BoundedParser.DEEPEST - 1;
        assertThat(YamlMap.read("rules: " + "[".repeat(lists) + "]".repeat(lists), new Problems()))
                .isPresent();
        assertThat(problem("rules: " + "[".repeat(lists + 1) + "]".repeat(lists + 1)))
                .contains("nested more than 50 deep");
    }

    @Test
    void aliasesAreCounted() {
        String anchored = "rules: [&a text" + ", *a".repeat(BoundedParser.MOST_ALIASES);
        assertThat(YamlMap.read(anchored + "]", new Problems()).orElseThrow().texts("rules"))
                .hasSize(BoundedParser.MOST_ALIASES + 1);
        assertThat(problem(anchored + ", *a]")).contains("more than 1000 aliases");
    }

    private static String problem(String yaml) {
        Problems problems = new Problems();
        Optional<YamlMap> read = YamlMap.read(yaml, problems);
        assertThat(read).isEmpty();
        assertThat(problems.all()).hasSize(1);
        return problems.all().get(0).toString();
    }
}
