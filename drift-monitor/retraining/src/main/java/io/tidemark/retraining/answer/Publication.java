package io.tidemark.retraining.answer;

import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.fetch.BundleStore;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * The record of {@code models} that a candidate travels in: with its bundle, or with the place where a large one lies.
 */
public final class Publication {

    private static final String PUBLISHER = "retraining";
    /** Room for the record around the bundle. */
    private static final int RECORD_BYTES = 4_096;

    private Publication() {}

    /** Why a bundle cannot travel, in one sentence; empty if it can. */
    public static Optional<String> refusal(Bundle bundle, Optional<BundleStore> store) {
        if (store.isPresent() || fits(bundle)) {
            return Optional.empty();
        }
        return Optional.of(
                "The candidate's bundle of %,d bytes is too large for the log and there is no models.store to put it"
                                .formatted(bundle.bytes().length)
                        + ": kept back");
    }

    static ModelBundle of(Bundle bundle, Instant now, Optional<BundleStore> store) {
        ModelBundle.Builder publication = ModelBundle.newBuilder()
                .setVersion(bundle.manifest().version())
                .setBundleSha256(bundle.sha256())
                .setPublishedAt(now)
                .setPublishedBy(PUBLISHER);
        if (fits(bundle)) {
            return publication.setBundle(ByteBuffer.wrap(bundle.bytes())).build();
        }
        return publication
                .setBundle(ByteBuffer.allocate(0))
                .setBundleUri(store.orElseThrow().put(bundle).toString())
                .setManifest(ByteBuffer.wrap(bundle.manifestJson()))
                .build();
    }

    private static boolean fits(Bundle bundle) {
        return bundle.bytes().length <= Topics.MODELS.maxMessageBytes() - RECORD_BYTES;
    }
}
