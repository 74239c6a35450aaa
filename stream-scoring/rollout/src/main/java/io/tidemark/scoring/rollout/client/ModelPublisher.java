package io.tidemark.scoring.rollout.client;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.release.models.BundleShelf;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Sends bundles ahead on the topic {@code models}, so that instances have them when an activation names them. */
public final class ModelPublisher {

    /** Room for the record around the bundle. */
    private static final int RECORD_BYTES = 4_096;

    private static final int ROOM = Topics.MODELS.maxMessageBytes() - RECORD_BYTES;

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
     * @throws RefusedBundleException if it is no sound bundle, if its signature does not count, if its version was
     *     published with another content, or if it is larger than the topic takes
     */
    public ModelReference publish(byte[] bundle, String publishedBy) {
        Bundle opened = Bundle.open(bundle);
        if (isTooLarge(bundle.length)) {
            throw new RefusedBundleException(
                    "the bundle of model %s has %d bytes, but %s takes %d at most; put it where all instances can fetch it and publish it with --uri"
                            .formatted(
                                    opened.manifest().version(), bundle.length, connection.topic(Topics.MODELS), ROOM));
        }
        return publish(opened, publishedBy, record -> record.setBundle(ByteBuffer.wrap(bundle)));
    }

    /**
     * Publishes a bundle that lies elsewhere by its address and hash; else as {@link #publish(byte[], String)}.
     *
     * @param place where every instance finds these very bytes
     */
    public ModelReference publishAt(URI place, byte[] bundle, String publishedBy) {
        Bundle opened = Bundle.open(bundle);
        return publish(opened, publishedBy, record -> record.setBundle(ByteBuffer.allocate(0))
                .setBundleUri(place.toString())
                .setManifest(ByteBuffer.wrap(opened.manifestJson())));
    }

    /** Whether a bundle of this many bytes must lie elsewhere. */
    public static boolean isTooLarge(int bytes) {
        return bytes > ROOM;
    }

    private ModelReference publish(Bundle opened, String publishedBy, UnaryOperator<ModelBundle.Builder> content) {
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
        OneRecord.send(
                connection,
                registry,
                Topics.MODELS,
                model.getVersion(),
                content.apply(ModelBundle.newBuilder()
                                .setVersion(model.getVersion())
                                .setBundleSha256(model.getBundleSha256())
                                .setPublishedAt(clock.instant())
                                .setPublishedBy(publishedBy))
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
