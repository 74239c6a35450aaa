package io.tidemark.retraining.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.ModelBundle;
import io.tidemark.scoring.model.GoldenVectors;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.bundle.BundleWriter;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.fetch.BundleStore;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.training.RetrainingOutcome;
import io.tidemark.training.gate.GateFinding;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

    @TempDir
    Path dir;

    @Test
    void aBundleThatFitsTravelsInItsRecord() {
        Bundle small = bundle(100);
        ModelBundle record = Publication.of(small, Instant.EPOCH, Optional.of(new BundleStore(dir)));
        assertThat(record.getBundle().remaining()).isEqualTo(small.bytes().length);
        assertThat(record.getBundleUri()).isNull();
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void aLargeOneTravelsByItsPlaceAndHash() {
        Bundle large = bundle(17 << 20);
        ModelBundle record = Publication.of(large, Instant.EPOCH, Optional.of(new BundleStore(dir)));
        assertThat(record.getBundle().remaining()).isZero();
        assertThat(record.getManifest().array()).isEqualTo(large.manifestJson());
        BundleSource source = new BundleSource(List.of(dir.toUri()), BundleSource.MAX_BYTES, BundleSource.TIMEOUT);
        assertThat(source.fetch(URI.create(record.getBundleUri()), record.getBundleSha256()))
                .isEqualTo(large.bytes());
    }

    @Test
    void withoutAStoreALargeOneIsKeptBackAndTheReasonTold() {
        GateFinding promote = new GateFinding(true, 0.5, OptionalDouble.empty(), 10, 1, "better: promote");
        RetrainingOutcome outcome = withoutAStore(new RetrainingOutcome("m-1", Optional.of(bundle(17 << 20)), promote));
        assertThat(outcome.bundle()).isEmpty();
        assertThat(outcome.finding().promote()).isFalse();
        assertThat(outcome.finding().text()).contains("too large for the log").contains("models.store");
        RetrainingOutcome small = new RetrainingOutcome("m-1", Optional.of(bundle(100)), promote);
        assertThat(withoutAStore(small)).isEqualTo(small);
    }

    private static RetrainingOutcome withoutAStore(RetrainingOutcome outcome) {
        return outcome.keptBackIf(bundle -> Publication.refusal(bundle, Optional.empty()));
    }

    private static Bundle bundle(int profileBytes) {
        Manifest manifest = new Manifest(
                "m-1",
                Instant.EPOCH,
                "c",
                "c0ffee",
                List.of("amount"),
                new Training("t", Instant.EPOCH, Instant.EPOCH, 1, 0, Duration.ZERO, Map.of()),
                Map.of(),
                new Policy("p", 0.1, 0.2),
                Map.of());
        byte[] noise = new byte[profileBytes];
        new Random(1).nextBytes(noise);
        return BundleWriter.write(
                manifest,
                Map.of(
                        BundlePart.MODEL_JSON,
                        new byte[0],
                        BundlePart.CATALOGUE,
                        new byte[0],
                        BundlePart.REFERENCE_PROFILE,
                        noise,
                        BundlePart.GOLDEN_VECTORS,
                        new GoldenVectors(List.of(), new float[0]).toJson()));
    }
}
