package io.tidemark.scoring.model.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CompiledForestTest {

    @Property(tries = 300)
    void marginsAreThoseOfTheSlowWalkBitForBit(
            @ForAll long seed,
            @ForAll @IntRange(max = 40) int trees,
            @ForAll @IntRange(min = 1, max = 9) int features,
            @ForAll @IntRange(max = 9) int depth,
            @ForAll boolean dart,
            @ForAll boolean byCategory) {
        RandomModel model = new RandomModel(seed, trees, features, depth, dart, byCategory ? 0.5 : 0);
        ScoringEngine json = CompiledForest.compile(model.json(), "json");
        ScoringEngine ubj = CompiledForest.compile(model.ubj(), "ubj");
        float[] rows = new float[features * 20];
        float[] expected = new float[20];
        for (int i = 0; i < expected.length; i++) {
            float[] row = model.row();
            System.arraycopy(row, 0, rows, i * features, features);
            expected[i] = SlowForest.margin(model.root(), row);
            assertThat(bits(json.margin(row))).isEqualTo(bits(expected[i]));
            assertThat(bits(ubj.margin(row))).isEqualTo(bits(expected[i]));
        }
        float[] batch = new float[expected.length];
        json.margins(rows, batch);
        assertThat(batch).containsExactly(expected);
    }

    @Property(tries = 50)
    void aModelThatStoppedEarlyScoresWithTheTreesUpToItsBestRound(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int trees, @ForAll boolean dart) {
        RandomModel model =
                new RandomModel(seed, trees, 4, 5, dart).withBestIteration((int) Math.floorMod(seed, (long) trees));
        ScoringEngine forest = CompiledForest.compile(model.json(), "json");
        ForestContributions contributions = ForestContributions.of(model.json(), "json");
        for (int i = 0; i < 10; i++) {
            float[] row = model.row();
            float margin = forest.margin(row);
            assertThat(bits(margin)).isEqualTo(bits(SlowForest.margin(model.root(), row)));
            double[] shares = new double[4];
            contributions.contributions(row, shares);
            double sum = contributions.bias() + Arrays.stream(shares).sum();
            assertThat(sum).isCloseTo(margin, within(1e-5 * Math.max(1, Math.abs(margin))));
        }
    }

    private static int bits(float value) {
        return Float.floatToIntBits(value);
    }

    @Test
    void aLeafOfNegativeZeroKeepsItsSign() {
        RandomModel model = new RandomModel(1, 1, 1, 0, false);
        String json =
                model.root().toString().replaceAll("\"split_conditions\":\\[[^]]*]", "\"split_conditions\":[-0.0]");
        String half = json.replace("[1.25E-1]", "5E-1");
        ScoringEngine forest = CompiledForest.compile(half.getBytes(java.nio.charset.StandardCharsets.UTF_8), "json");
        assertThat(bits(forest.margin(new float[1]))).isEqualTo(bits(-0f));
    }

    @Test
    void categoriesAreNotTestedBeyondWhatTheNodesHaveRoomFor() {
        byte[] json = new RandomModel(2, 3, 20_000, 4, false, 1).json();
        assertThatThrownBy(() -> CompiledForest.compile(json, "json"))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("beyond 16383 features");
    }

    @Test
    void setsOfFarCategoriesClaimNoEndlessMemory() {
        String json = new RandomModel(2, 40, 3, 5, false, 1)
                .root()
                .toString()
                .replaceAll("\"categories\":\\[\\d+", "\"categories\":[16777215");
        assertThatThrownBy(() -> CompiledForest.compile(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), "json"))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("its sets of categories need more than 64 MB");
    }

    @Test
    void rowsOfTheWrongLengthAreRefused() {
        ScoringEngine forest = CompiledForest.compile(new RandomModel(1, 3, 4, 3, false).json(), "json");
        assertThatThrownBy(() -> forest.margin(new float[3])).hasMessageContaining("4 features, but 3 values");
        assertThatThrownBy(() -> forest.margins(new float[9], new float[2]))
                .hasMessageContaining("9 values came for 2");
        forest.margins(new float[0], new float[0]);
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        RandomModel model = new RandomModel(5, 30, 6, 6, false);
        ScoringEngine forest = CompiledForest.compile(model.ubj(), "ubj");
        AtomicInteger wrong = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            float[] row = model.row();
            float expected = SlowForest.margin(model.root(), row);
            threads[t] = new Thread(() -> {
                for (int i = 0; i < 20_000; i++) {
                    if (bits(forest.margin(row)) != bits(expected)) {
                        wrong.incrementAndGet();
                    }
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).hasValue(0);
    }
}
