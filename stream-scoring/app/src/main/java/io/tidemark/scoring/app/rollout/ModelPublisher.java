package io.tidemark.scoring.app.rollout;

import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.topics.Topics;
import io.tidemark.scoring.app.models.BundleShelf;
import io.tidemark.scoring.model.Bundle;
import io.tidemark.scoring.model.RefusedBundleException;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Optional;

/** Sends bundles ahead on the topic {@code models}, so that instances have them when an activation names them. */
public final class ModelPublisher {

    /** Room for the record around the bundle. */
    private static final int RECORD_BYTES = 4_096;

    private final Connection connection;
    private final SchemaRegistry registry;
    private final InstantSource clock;
    private final SignaturePolicy signatures;

    /** @param signatures what the scoring instances let in, so that nothing is sent which they refuse */
    public ModelPublisher(
            Connection connection, SchemaRegistry registry, InstantSource clock, SignaturePolicy signatures) {
        this.connection = connection;
        this.registry = registry;
        this.clock = clock;
        this.signatures = signatures;
    }

    /**
     * Publishes a bundle; does nothing if the same bundle is there already.
     *
     * @param bundle the bytes of the zip
     * @param publishedBy who or what publishes it
     * @return version and hash, as a request or a candidate names the model
     * @throws RefusedBundleException if it is no sound bundle, if its signature does not count, if its version was published with another content, or if it is larger than the topic takes
     */
    public ModelReference publish(byte[] bundle, String publishedBy) {
        Bundle opened = Bundle.open(bundle);
        ModelReference model = new ModelReference(opened.manifest().version(), opened.sha256());
        signatures.refusal(opened.manifestJson(), opened.signature()).ifPresent(why -> {
            throw new RefusedBundleException(
                    "the bundle of model %s is refused: %s".formatted(model.getVersion(), why));
        });
        Optional<ModelReference> before = published(model.getVersion());
        if (before.isPresent()) {
            requireSame(before.get(), model);
            return model;
        }
        int room = Topics.MODELS.maxMessageBytes() - RECORD_BYTES;
        if (bundle.length > room) {
            throw new RefusedBundleException(
                    "the bundle of model %s has %d bytes, but %s takes %d at most; train fewer or shallower trees"
                            .formatted(model.getVersion(), bundle.length, connection.topic(Topics.MODELS), room));
        }
        OneRecord.send(
                connection,
                registry,
                Topics.MODELS,
                model.getVersion(),
                ModelBundle.newBuilder()
                        .setVersion(model.getVersion())
                        .setBundleSha256(model.getBundleSha256())
                        .setBundle(ByteBuffer.wrap(bundle))
                        .setPublishedAt(clock.instant())
                        .setPublishedBy(publishedBy)
                        .build());
        return model;
    }

    private Optional<ModelReference> published(String version) {
        try (BundleShelf shelf = new BundleShelf(connection, registry)) {
            shelf.readToEnd(one -> {});
            return shelf.find(version);
        }
    }

    private static void requireSame(ModelReference before, ModelReference model) {
        if (!before.equals(model)) {
            throw new RefusedBundleException(
                    "model %s was published before with another content (hash %s, now %s); give the bundle a version of its own"
                            .formatted(model.getVersion(), before.getBundleSha256(), model.getBundleSha256()));
        }
    }
}
