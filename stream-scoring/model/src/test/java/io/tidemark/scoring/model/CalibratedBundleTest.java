package io.tidemark.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.bundle.BundleWriter;
import io.tidemark.scoring.model.calibration.Calibration;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.reasons.ReasonCodes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class CalibratedBundleTest {

    private static final Instant FROM = Instant.parse("2018-05-23T00:00:00Z");
    private static final Instant TO = Instant.parse("2018-05-30T00:00:00Z");

    @Property
    void aCalibrationGoesThroughTheManifestBitForBit(
            @ForAll @DoubleRange(min = 1e-9, max = 1e9) @Scale(17) double slope,
            @ForAll @DoubleRange(min = -1e9, max = 1e9) @Scale(17) double intercept) {
        Manifest manifest = manifest(new Calibration(slope, intercept, FROM, TO, 67_000, 595));
        assertThat(Manifest.fromJson(manifest.toJson())).isEqualTo(manifest);
    }

    @Test
    void aLoadedModelScoresByItsCalibrationAndKeepsItsMargin() {
        Calibration calibration = new Calibration(1.1, 0.4, FROM, TO, 67_000, 595);
        Bundle bundle = BundleWriter.write(manifest(calibration), Examples.parts());
        try (LoadedModel model = new ModelLoader(new Examples.SumEngines(2)).load(bundle, Optional.empty())) {
            float margin = model.engine().margin(new float[] {1, 2});
            assertThat(margin).isEqualTo(3f);
            assertThat(model.engine().score(margin))
                    .isEqualTo(calibration.probability(3f))
                    .isEqualTo(1 / (1 + StrictMath.exp(-(1.1 * 3 + 0.4))));
        }
    }

    @Test
    void anUnknownMethodIsRefusedRatherThanLeftOut() {
        String json = new String(
                        manifest(new Calibration(1.1, 0.4, FROM, TO, 1, 1)).toJson(), StandardCharsets.UTF_8)
                .replace("platt", "beta");
        assertThatThrownBy(() -> Manifest.fromJson(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining("calibration.method is 'beta'");
    }

    private static Manifest manifest(Calibration calibration) {
        Manifest plain = Examples.manifest();
        return new Manifest(
                plain.version(),
                plain.createdAt(),
                plain.catalogue(),
                plain.catalogueHash(),
                plain.featureNames(),
                plain.training(),
                plain.metrics(),
                plain.policy(),
                Optional.of(calibration),
                ReasonCodes.NONE,
                plain.parts());
    }
}
