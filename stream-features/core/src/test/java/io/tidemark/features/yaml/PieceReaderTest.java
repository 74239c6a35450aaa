package io.tidemark.features.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Around the place at which the parser's buffer of 1,025 chars ends. */
class PieceReaderTest {

    private static final String SMILE = "😀";

    @Test
    void lettersOfTwoCharsAreReadWhereverTheyStand() {
        for (int at = 1_000; at < 1_050; at++) {
            String value = "x".repeat(at) + SMILE + SMILE + "y";
            assertThat(YamlMap.read("c: " + value + "\nd: e\n", new Problems())
                            .orElseThrow()
                            .text("c"))
                    .contains(value);
        }
    }

    @Test
    void halfOfALetterIsAProblemWhereverItStands() {
        for (int at = 1_000; at < 1_050; at++) {
            for (String half : new String[] {"\uD83D", "\uD83D\uD83D", "\uDE00", "\uD83D" + SMILE}) {
                for (String end : new String[] {"", "\nd: e\n"}) {
                    Problems problems = new Problems();
                    assertThat(YamlMap.read("c: " + "x".repeat(at) + half + end, problems))
                            .isEmpty();
                    assertThat(problems.all()).singleElement().satisfies(problem -> assertThat(problem.toString())
                            .contains("this is not YAML", "check that the file is UTF-8 text"));
                }
            }
        }
    }
}
