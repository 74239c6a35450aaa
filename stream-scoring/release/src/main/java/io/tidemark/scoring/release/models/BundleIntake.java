package io.tidemark.scoring.release.models;

import io.tidemark.schemas.ModelBundle;
import io.tidemark.scoring.model.GoldenVectors;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Turns records of {@code models} into models: the bundle is in the record, or lies where the record says, and must be
 * what the record says of it.
 *
 * @param loader verifies signature, parts and model
 * @param source from where bundles may be fetched
 */
public record BundleIntake(ModelLoader loader, BundleSource source) {

    /** Takes bundles from the log alone. */
    public BundleIntake(ModelLoader loader) {
        this(loader, BundleSource.NONE);
    }

    /**
     * Verifies and loads.
     *
     * @throws RefusedBundleException if the bundle cannot be fetched, is not sound, does not fit the catalogue, or is
     *     another than its record says
     */
    public LoadedModel load(ModelBundle published, Optional<String> catalogueHash) {
        return sound(published, () -> loader.load(open(published), catalogueHash));
    }

    /** As {@link #load} for any catalogue, and warms the engine up with the bundle's golden vectors. */
    LoadedModel loadWarm(ModelBundle published) {
        return sound(published, () -> warm(published));
    }

    /**
     * Whatever a reader of strangers' bytes trips over is the bundle's fault: whoever follows the topic goes on with
     * the next one.
     */
    private static <T> T sound(ModelBundle published, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RefusedBundleException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            throw new RefusedBundleException(
                    "the bundle of model %s is refused: it cannot be read (%s)".formatted(published.getVersion(), e),
                    e);
        }
    }

    private LoadedModel warm(ModelBundle published) {
        Bundle bundle = open(published);
        LoadedModel model = loader.load(bundle, Optional.empty());
        bundle.part(BundlePart.GOLDEN_VECTORS)
                .map(GoldenVectors::fromJson)
                .ifPresent(golden -> WarmUp.run(model.engine(), golden));
        return model;
    }

    private Bundle open(ModelBundle published) {
        Bundle bundle = Bundle.open(bytes(published, source));
        if (!bundle.manifest().version().equals(published.getVersion())
                || !bundle.sha256().equals(published.getBundleSha256())) {
            throw new RefusedBundleException("the bundle published as model %s with the hash %s is %s with the hash %s"
                    .formatted(
                            published.getVersion(),
                            published.getBundleSha256(),
                            bundle.manifest().version(),
                            bundle.sha256()));
        }
        Optional<byte[]> told = Optional.ofNullable(published.getManifest()).map(BundleIntake::copy);
        if (told.isPresent() && !Arrays.equals(told.get(), bundle.manifestJson())) {
            throw new RefusedBundleException(
                    "the bundle published as model %s has another manifest than its record shows"
                            .formatted(published.getVersion()));
        }
        return bundle;
    }

    /**
     * The bundle's bytes, fetched if they are not in the record; a copy.
     *
     * @throws RefusedBundleException if they cannot be fetched from where they lie
     */
    public static byte[] bytes(ModelBundle published, BundleSource source) {
        if (published.getBundleUri() == null) {
            return copy(published.getBundle());
        }
        try {
            return source.fetch(URI.create(published.getBundleUri()), published.getBundleSha256());
        } catch (IllegalArgumentException e) {
            throw new RefusedBundleException(
                    "the bundle of model %s is refused: its record gives no address where it lies"
                            .formatted(published.getVersion()),
                    e);
        }
    }

    /** The manifest's bytes, without fetching anything. */
    static byte[] manifest(ModelBundle published) {
        return published.getManifest() == null
                ? sound(published, () -> Bundle.open(copy(published.getBundle()))
                        .manifestJson())
                : copy(published.getManifest());
    }

    private static byte[] copy(ByteBuffer buffer) {
        ByteBuffer content = buffer.duplicate();
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }
}
