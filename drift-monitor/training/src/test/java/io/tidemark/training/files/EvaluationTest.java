package io.tidemark.training.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    @TempDir
    Path dir;

    @Test
    void aCardFoundOnOneDayIsLeftOutOnTheNext() throws IOException {
        Path file = file(
                """
                transaction_id,customer_id,day,label,score
                1,a,1,1,0.9
                2,a,1,0,0.2
                3,b,1,0,0.8
                4,c,1,1,0.7
                5,a,2,1,0.9
                6,b,2,0,0.8
                7,c,2,1,0.7
                """);

        EvaluationResult result = Evaluation.of(file, 2);

        // Day 1: cards a (found) and b; day 2: a is left out, so b and c (found).
        assertThat(result.hitsPerDay()).containsExactly(1, 1);
        assertThat(result.cardPrecisionAtK()).isCloseTo(0.5, within(1e-12));
        assertThat(result.rows()).isEqualTo(7);
        assertThat(result.frauds()).isEqualTo(4);
        // Pairs of a fraud and a genuine row: frauds .9 .9 .7 .7 against .2 .8 .8: 8 of 12 in order.
        assertThat(result.aucRoc()).isCloseTo(8.0 / 12, within(1e-12));
        // Thresholds .9: recall 1/2 at precision 1; .8: no new fraud; .7: recall 1 at 4/6.
        assertThat(result.averagePrecision()).isCloseTo(0.5 + 0.5 * 4 / 6, within(1e-12));
    }

    @Test
    void tiesCountOneHalfInTheAuc() throws IOException {
        Path file = file("score,label,day,customer_id,transaction_id\n0.5,1,2018-05-30,a,1\n0.5,0,2018-05-31,b,2\n");

        EvaluationResult result = Evaluation.of(file, 1);

        assertThat(result.aucRoc()).isEqualTo(0.5);
        assertThat(result.hitsPerDay()).containsExactly(1, 0);
    }

    @Test
    void aBadRowIsNamedWithItsLine() throws IOException {
        Path file = file("transaction_id,customer_id,day,label,score\n1,a,1,1,0.5\n2,a,1,maybe,0.5\n");

        assertThatThrownBy(() -> Evaluation.of(file, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3 has 'maybe' for label");
    }

    @Test
    void missingColumnsAreNamed() throws IOException {
        Path file = file("transaction_id,score\n1,0.5\n");

        assertThatThrownBy(() -> Evaluation.of(file, 1)).hasMessageContaining("has no column customer_id, day, label");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(dir.resolve("scores.csv"), content);
    }
}
