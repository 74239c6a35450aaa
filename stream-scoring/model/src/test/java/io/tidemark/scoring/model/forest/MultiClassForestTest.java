package io.tidemark.scoring.model.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MultiClassForestTest {

    @Property(tries = 200)
    void eachClassHasTheMarginOfTheSlowWalkBitForBit(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 5) int classes,
            @ForAll @IntRange(min = 1, max = 3) int parallelTrees,
            @ForAll @IntRange(max = 6) int rounds,
            @ForAll boolean dart,
            @ForAll boolean byCategory,
            @ForAll boolean stoppedEarly) {
        RandomModel model = new RandomModel(seed, rounds * classes * parallelTrees, 4, 5, dart, byCategory ? 0.4 : 0)
                .withClasses(classes, parallelTrees);
        if (stoppedEarly && rounds > 0) {
            model.withBestIteration(rounds / 2);
        }
        MultiClassForest forest = MultiClassForest.compile(model.ubj(), "ubj");
        assertThat(forest.classCount()).isEqualTo(classes);
        float[] margins = new float[classes];
        for (int i = 0; i < 10; i++) {
            float[] row = model.row();
            forest.margins(row, margins);
            for (int k = 0; k < classes; k++) {
                assertThat(Float.floatToIntBits(margins[k]))
                        .isEqualTo(Float.floatToIntBits(SlowForest.margin(model.root(), row, k)));
            }
        }
    }

    @Test
    void everyClassMayHaveABaseScoreOfItsOwn() {
        String json =
                new RandomModel(1, 0, 2, 3, false).withClasses(3, 1).root().toString();
        String own = json.replaceFirst("\"base_score\":\"[^\"]*\"", "\"base_score\":\"[1E-1,-2E-1,3]\"");
        float[] margins = new float[3];
        MultiClassForest.compile(own.getBytes(StandardCharsets.UTF_8), "json").margins(new float[2], margins);
        assertThat(margins).containsExactly(0.1f, -0.2f, 3f);
        String two = own.replace("[1E-1,-2E-1,3]", "[1,2]");
        assertThatThrownBy(() -> MultiClassForest.compile(two.getBytes(StandardCharsets.UTF_8), "json"))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("base_score is '[1,2]', but must be one finite number or one for each of 3");
    }

    @Test
    void severalClassesAreNoScoreToDecideBy() {
        RandomModel model = new RandomModel(1, 6, 2, 3, false).withClasses(3, 1);
        assertThatThrownBy(() -> CompiledForest.compile(model.json(), "json"))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("several classes (num_class 3) give no single score to decide by");
        assertThatThrownBy(() -> ForestContributions.of(model.json(), "json"))
                .isInstanceOf(UnsupportedModelException.class);
        assertThatThrownBy(() -> ModelHeader.read(model.json(), "json")).isInstanceOf(UnsupportedModelException.class);
        assertThatThrownBy(() -> MultiClassForest.compile(new RandomModel(1, 6, 2, 3, false).json(), "json"))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("multi:softprob only");
    }

    @Test
    void rowsAndRoomOfTheWrongLengthAreRefused() {
        MultiClassForest forest = MultiClassForest.compile(
                new RandomModel(1, 6, 2, 3, false).withClasses(3, 1).json(), "json");
        assertThatThrownBy(() -> forest.margins(new float[1], new float[3])).hasMessageContaining("2 features and 3");
        assertThatThrownBy(() -> forest.margins(new float[2], new float[2])).hasMessageContaining("room for 2 margins");
    }
}
