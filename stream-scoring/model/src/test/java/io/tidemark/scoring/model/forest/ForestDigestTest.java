package io.tidemark.scoring.model.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ForestDigestTest {

    private static final RandomModel MODEL = new RandomModel(14, 8, 3, 4, false, 0.2);

    @Test
    void theFormatOfTheFileDoesNotCount() {
        byte[] json = MODEL.root().toString().getBytes(StandardCharsets.UTF_8);
        assertThat(CompiledForest.compile(UbjWriter.write(MODEL.root()), "ubj").structure())
                .isEqualTo(CompiledForest.compile(json, "json").structure())
                .isPresent();
    }

    @Test
    void anyOtherModelHasAnotherFingerprint() {
        String digest = digest(MODEL);
        assertThat(digest(new RandomModel(14, 8, 3, 4, false, 0.2))).isEqualTo(digest);
        assertThat(digest(new RandomModel(15, 8, 3, 4, false, 0.2))).isNotEqualTo(digest);
        assertThat(digest(new RandomModel(14, 8, 3, 4, false, 0.2).withBestIteration(1)))
                .isNotEqualTo(digest);
    }

    private static String digest(RandomModel model) {
        return ForestDigest.of(XgboostModel.read(model.json(), "json"));
    }
}
