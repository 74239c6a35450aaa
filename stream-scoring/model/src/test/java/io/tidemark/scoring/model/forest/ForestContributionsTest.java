package io.tidemark.scoring.model.forest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ForestContributionsTest {

    @Property(tries = 200)
    void contributionsAreTheShapleyValuesOfTheDefinition(
            @ForAll long seed,
            @ForAll @IntRange(max = 8) int trees,
            @ForAll @IntRange(min = 1, max = 7) int features,
            @ForAll @IntRange(max = 9) int depth,
            @ForAll boolean dart,
            @ForAll boolean byCategory) {
        RandomModel model = new RandomModel(seed, trees, features, depth, dart, byCategory ? 0.6 : 0);
        ForestContributions forest = ForestContributions.of(model.ubj(), "ubj");
        for (int i = 0; i < 3; i++) {
            float[] row = model.row();
            double[] contributions = new double[features];
            forest.contributions(row, contributions);
            double[] slow = SlowContributions.of(model.root(), row);
            for (int f = 0; f < features; f++) {
                assertThat(contributions[f]).as("feature %d", f).isCloseTo(slow[f], within(1e-9));
            }
        }
    }

    @Property(tries = 200)
    void contributionsAndBiasAddUpToTheMargin(
            @ForAll long seed,
            @ForAll @IntRange(max = 60) int trees,
            @ForAll @IntRange(min = 1, max = 40) int features,
            @ForAll @IntRange(max = 14) int depth) {
        RandomModel model = new RandomModel(seed, trees, features, depth, false);
        ForestContributions forest = ForestContributions.of(model.json(), "json");
        CompiledForest compiled = CompiledForest.compile(model.json(), "json");
        for (int i = 0; i < 5; i++) {
            float[] row = model.row();
            double[] contributions = new double[features];
            forest.contributions(row, contributions);
            double margin = compiled.margin(row);
            assertThat(forest.bias() + Arrays.stream(contributions).sum())
                    .isCloseTo(margin, within(1e-5 * Math.max(1, Math.abs(margin))));
        }
    }

    @Property(tries = 50)
    void pointsIntegratePolynomialsOfTwiceTheirNumberExactly(
            @ForAll @IntRange(min = 1, max = 40) int count, @ForAll @IntRange(max = 79) int degree) {
        GaussLegendre quadrature = GaussLegendre.of(count);
        int power = Math.min(degree, 2 * count - 1);
        double sum = 0;
        for (int q = 0; q < count; q++) {
            sum += quadrature.weights()[q] * Math.pow(quadrature.points()[q], power);
        }
        assertThat(sum).isCloseTo(1.0 / (power + 1), within(1e-13));
    }

    @Test
    void aModelWithoutCoversIsRefusedByThatName() {
        String json = new RandomModel(3, 2, 4, 3, false).root().toString().replace("sum_hessian", "sum_other");
        assertThatThrownBy(() -> ForestContributions.of(json.getBytes(UTF_8), "json"))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("sum_hessian");
    }

    @Test
    void rowsOfTheWrongLengthAreRefused() {
        ForestContributions forest = ForestContributions.of(new RandomModel(1, 3, 4, 3, false).json(), "json");
        assertThatThrownBy(() -> forest.contributions(new float[3], new double[4]))
                .hasMessageContaining("4 features, but 3 values");
    }
}
