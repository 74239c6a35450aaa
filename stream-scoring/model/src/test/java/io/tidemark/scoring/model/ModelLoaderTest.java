package io.tidemark.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.bundle.BundleWriter;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelLoaderTest {

    private static final Optional<String> EXPECTED = Optional.of(Examples.CATALOGUE_HASH);
    private final Bundle bundle = BundleWriter.write(Examples.manifest(), Examples.parts());
    private final ModelLoader loader = new ModelLoader(new Examples.SumEngines(2));

    @Test
    void aSoundBundleBecomesAModel() {
        LoadedModel model = loader.load(bundle.bytes(), EXPECTED);
        assertThat(model.version()).isEqualTo("m-2018-05-16");
        assertThat(model.sha256()).isEqualTo(bundle.sha256());
        assertThat(model.engine().margin(new float[] {1, 2})).isEqualTo(3f);
        assertThat(loader.load(bundle.bytes(), Optional.empty()).manifest()).isEqualTo(model.manifest());
    }

    @Test
    void anotherCatalogueIsRefused() {
        assertThatThrownBy(() -> loader.load(bundle.bytes(), Optional.of("beef")))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessage(
                        "the bundle of model m-2018-05-16 is refused: it was trained with the catalogue hash c0ffee,"
                                + " but the vectors are computed with beef");
    }

    @Test
    void anotherNumberOfFeaturesIsRefused() {
        ModelLoader three = new ModelLoader(new Examples.SumEngines(3));
        assertThatThrownBy(() -> three.load(bundle.bytes(), EXPECTED))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining("names 2 features, but the model has 3");
    }

    @Test
    void aDifferingGoldenVectorIsRefused() {
        Map<String, byte[]> parts = Examples.parts();
        parts.put(
                BundlePart.GOLDEN_VECTORS,
                new GoldenVectors(List.of(new float[] {1, 2}), new float[] {3.0000002f}).toJson());
        byte[] zip = BundleWriter.write(Examples.manifest(), parts).bytes();
        assertThatThrownBy(() -> loader.load(zip, EXPECTED))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining("golden vector 0 has the margin 3.0000002, but the engine computes 3.0");
    }

    @Test
    void noGoldenVectorsAtAllProveNothing() {
        Map<String, byte[]> parts = Examples.parts();
        parts.put(BundlePart.GOLDEN_VECTORS, new GoldenVectors(List.of(), new float[0]).toJson());
        byte[] zip = BundleWriter.write(Examples.manifest(), parts).bytes();
        assertThatThrownBy(() -> loader.load(zip, EXPECTED)).hasMessageContaining("no golden vector");
    }
}
