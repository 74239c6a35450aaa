package io.tidemark.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceScoresTest {

    @Test
    void ofFewScoresTheRankIsTheShareThatScoresLowerToTheLastBit() {
        Random random = new Random(3);
        for (int world = 0; world < 500; world++) {
            int rows = 1 + random.nextInt(200);
            // Steps of a tenth, so that many tie.
            double[] scores = random.ints(rows, 0, 11)
                    .mapToDouble(tenths -> tenths / 10.0)
                    .toArray();
            double[] weights = random.ints(rows, 1, 5).asDoubleStream().toArray();
            ReferenceScores reference = ReferenceScores.of(scores, weights);
            for (double score = -0.05; score < 1.1; score += 0.05) {
                assertThat(reference.rank(score)).isEqualTo(slow(scores, weights, score));
            }
        }
    }

    @Test
    void ofManyTheShareThatScoresHigherIsRightToAPartOfItself() {
        Random random = new Random(4);
        double[] scores = random.doubles(50_000).map(x -> Math.pow(x, 8)).toArray();
        double[] once = new double[scores.length];
        Arrays.fill(once, 1);
        ReferenceScores reference = ReferenceScores.of(scores, once);

        assertThat(reference.size()).isLessThan(2_500);
        double before = 0;
        for (double score :
                random.doubles(3_000).map(x -> Math.pow(x, 8)).sorted().toArray()) {
            double rank = reference.rank(score);
            double higher = 1 - slow(scores, once, score);
            assertThat(1 - rank).isCloseTo(higher, within(higher / 256 + 1e-12));
            assertThat(rank).isGreaterThanOrEqualTo(before);
            before = rank;
        }
        double[] sorted = Arrays.stream(scores).sorted().toArray();
        for (int i = 1; i <= 256; i++) {
            assertThat(reference.rank(sorted[sorted.length - i])).isEqualTo((sorted.length - i) / 50_000.0);
        }
    }

    @Test
    void whatComesBackFromItsJsonRanksAlike() {
        double[] scores = new Random(5).doubles(20_000).toArray();
        ReferenceScores reference = ReferenceScores.of(scores, scores);
        ReferenceScores read = ReferenceScores.fromJson(reference.toJson());

        for (double score : new Random(6).doubles(1_000).toArray()) {
            assertThat(read.rank(score)).isEqualTo(reference.rank(score));
        }
        assertThat(read.toJson()).isEqualTo(reference.toJson());
        assertThat(read.rank(Double.NaN)).isNaN();
        assertThat(ReferenceScores.of(new double[] {-0.0, 0.0, 1}, new double[] {1, 1, 2})
                        .rank(0))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"scores\": [0.1], \"below\": [0], \"up_to\": []}",
                "{\"scores\": [0.2, 0.1], \"below\": [0, 1], \"up_to\": [1, 2]}",
                "{\"scores\": [0.1, 0.2], \"below\": [0, 1], \"up_to\": [2, 3]}",
                "{\"scores\": [0.1], \"below\": [0], \"up_to\": [0]}",
                "{\"scores\": [\"x\"], \"below\": [0], \"up_to\": [1]}"
            })
    void whatDoesNotRiseIsRefused(String json) {
        assertThatThrownBy(() -> ReferenceScores.fromJson(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining("reference-scores.json is wrong");
    }

    private static double slow(double[] scores, double[] weights, double score) {
        double lower = 0;
        double all = 0;
        for (int i = 0; i < scores.length; i++) {
            lower += scores[i] < score ? weights[i] : 0;
            all += weights[i];
        }
        return lower / all;
    }
}
