package io.tidemark.scoring.app.models;

import io.tidemark.schemas.ModelBundle;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.RefusedBundleException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Bundles as they stand on the topic: their record must say of them what they are. */
public final class PublishedBundles {

    private PublishedBundles() {}

    /** The bundle's bytes; a copy. */
    public static byte[] bytes(ModelBundle bundle) {
        ByteBuffer content = bundle.getBundle().duplicate();
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }

    /**
     * Verifies and loads.
     *
     * @throws RefusedBundleException if the bundle is not sound, does not fit the catalogue, or is another than its record says
     */
    public static LoadedModel load(ModelBundle bundle, ModelLoader loader, Optional<String> catalogueHash) {
        LoadedModel loaded = loader.load(bytes(bundle), catalogueHash);
        if (loaded.version().equals(bundle.getVersion()) && loaded.sha256().equals(bundle.getBundleSha256())) {
            return loaded;
        }
        loaded.close();
        throw new RefusedBundleException("the bundle published as model %s with the hash %s is %s with the hash %s"
                .formatted(bundle.getVersion(), bundle.getBundleSha256(), loaded.version(), loaded.sha256()));
    }
}
