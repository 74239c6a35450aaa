package io.tidemark.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFactsTest {

    private static final Path STALE = Path.of(
            System.getProperty("tidemark.root", "."),
            "drift-monitor/training/src/test/resources/models/stale-best-iteration");

    @Test
    void theCardSaysHowManyTreesCountAndWhichRoundsDoNot(@TempDir Path dir) throws IOException {
        Path bundle = dir.resolve("bundle.zip");
        Run run = Run.of(
                "models",
                "bundle",
                STALE.resolve("continued_stale.json").toString(),
                "--features",
                "amount,channel,n_7d",
                "--data",
                STALE.resolve("features.csv").toString(),
                "--out",
                bundle.toString());
        assertThat(run.code()).as(run.err()).isZero();

        ModelFacts facts = ModelFacts.of(Optional.of(Files.readAllBytes(bundle)));
        assertThat(facts.probabilities()).contains(true);
        assertThat(facts.notes())
                .hasSize(2)
                .anyMatch(note -> note.startsWith("it adds up 2 trees with "))
                .anyMatch(note -> note.contains("2 of 10 rounds of training count"));
    }

    @Test
    void aBundleThatCannotBeReadIsSaidToBeUnread() {
        assertThat(ModelFacts.of(Optional.empty()).probabilities()).isEmpty();
        assertThat(ModelFacts.of(Optional.empty()).notes())
                .singleElement()
                .asString()
                .contains("not in the log");
        assertThat(ModelFacts.of(Optional.of(new byte[] {1, 2, 3})).notes())
                .singleElement()
                .asString()
                .contains("was not read for this card", "nothing is said here of its trees");
    }
}
