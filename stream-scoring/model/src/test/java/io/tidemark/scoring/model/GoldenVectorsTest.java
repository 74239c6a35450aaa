package io.tidemark.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GoldenVectorsTest {

    @Property
    void everyFloatKeepsItsBitsInJson(@ForAll float[] values) {
        GoldenVectors golden = new GoldenVectors(List.of(values), new float[] {values.length == 0 ? 0 : values[0]});
        GoldenVectors read = GoldenVectors.fromJson(golden.toJson());
        assertThat(read.size()).isEqualTo(1);
        for (int i = 0; i < values.length; i++) {
            assertThat(Float.floatToIntBits(read.row(0)[i])).isEqualTo(Float.floatToIntBits(values[i]));
        }
    }

    @Test
    void missingNegativeZeroAndDenormalsKeepTheirBits() {
        float[] row = {Float.NaN, -0f, Float.MIN_VALUE, Float.MAX_VALUE, -1.1754942e-38f};
        assertThat(GoldenVectors.fromJson(new GoldenVectors(List.of(row), new float[1]).toJson())
                        .row(0))
                .containsExactly(row);
    }

    @Test
    void theFirstDifferenceIsNamed() {
        assertThat(Examples.golden().difference(new Examples.SumEngine(2))).isEmpty();
        GoldenVectors wrong = new GoldenVectors(List.of(new float[] {1}, new float[] {2}), new float[] {1, 2.0000002f});
        assertThat(wrong.difference(new Examples.SumEngine(1)))
                .hasValue("golden vector 1 has the margin 2.0000002, but the engine computes 2.0");
        assertThat(wrong.difference(new Examples.SumEngine(2)).orElseThrow()).contains("has 1 values");
    }

    @Test
    void negativeZeroIsNotZero() {
        GoldenVectors golden = new GoldenVectors(List.of(new float[] {0}), new float[] {-0f});
        assertThat(golden.difference(new Examples.SumEngine(1))).isPresent();
    }

    @Test
    void anotherFormIsRefused() {
        assertRefused("{\"rows\": [[1]]}", "margins is missing");
        assertRefused("{\"rows\": [[1]], \"margins\": [1, 2]}", "1 rows and 2 margins");
        assertRefused("{\"rows\": [[true]], \"margins\": [1]}", "'true' is no number");
        assertRefused("{\"rows\": [7], \"margins\": [1]}", "a row is not an array");
        assertRefused("{\"rows\": [[1e39]], \"margins\": [1]}", "infinite");
    }

    private static void assertRefused(String json, String message) {
        assertThatThrownBy(() -> GoldenVectors.fromJson(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining(message);
    }
}
