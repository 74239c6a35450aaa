package io.tidemark.scoring.model.forest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeveralClassesTest {

    @Property(tries = 100)
    void severalClassesAreNoScoreToDecideBy(
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
        String sentence = "several classes (num_class " + classes + ") give no single score to decide by";
        assertThatThrownBy(() -> CompiledForest.compile(model.ubj(), "ubj"))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining(sentence);
        assertThatThrownBy(() -> ForestContributions.of(model.json(), "json"))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining(sentence);
        assertThatThrownBy(() -> ModelHeader.read(model.json(), "json"))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void baseScoresThatAreNotOneForEachClassAreDamage() {
        String json =
                new RandomModel(1, 0, 2, 3, false).withClasses(3, 1).root().toString();
        String two = json.replaceFirst("\"base_score\":\"[^\"]*\"", "\"base_score\":\"[1,2]\"");
        assertThatThrownBy(() -> CompiledForest.compile(two.getBytes(StandardCharsets.UTF_8), "json"))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("base_score is '[1,2]', but must be one finite number or one for each of 3");
    }
}
