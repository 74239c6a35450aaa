package io.tidemark.scoring.app.rollout;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.SchemaRegistry;
import java.time.InstantSource;

/** Sends bundles ahead on the topic {@code models}, so that instances have them when an activation names them. */
public final class ModelPublisher {

    public ModelPublisher(Connection connection, SchemaRegistry registry, InstantSource clock) {}

    /**
     * Publishes a bundle; does nothing if the same bundle is there already.
     *
     * @param bundle the bytes of the zip
     * @param publishedBy who or what publishes it
     * @return version and hash, as a request or a candidate names the model
     * @throws io.tidemark.scoring.model.RefusedBundleException if it is no sound bundle, if its version was published with another content, or if it is larger
     *     than the topic takes
     */
    public ModelReference publish(byte[] bundle, String publishedBy) {
        throw new UnsupportedOperationException();
    }
}
