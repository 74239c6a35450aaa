package io.tidemark.scoring.app.replay;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.release.models.BundleIntake;
import io.tidemark.scoring.release.models.BundleShelf;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The bundles on the topic {@code models}. No signature is asked for: the score record names the hash of what decided.
 */
public final class TopicModelSource implements ModelSource, AutoCloseable {

    private final BundleShelf shelf;
    private final BundleIntake intake;
    private final Map<ModelReference, LoadedModel> loaded = new HashMap<>();

    /** Of a stretch of decisions each would fetch its bundle again, only to be refused again. */
    private final Map<ModelReference, RefusedBundleException> refused = new HashMap<>();

    /**
     * Reads what is there.
     *
     * @param source from where bundles may be fetched that are not on the topic
     */
    public TopicModelSource(Connection connection, SchemaRegistry registry, ModelLoader loader, BundleSource source) {
        this.shelf = new BundleShelf(connection, registry);
        this.intake = new BundleIntake(loader.explaining(), source);
        shelf.readToEnd(bundle -> {});
    }

    /** @throws RefusedBundleException if it cannot be fetched or is not sound; asked again, the same one */
    @Override
    public Optional<LoadedModel> find(String version, String bundleSha256) {
        ModelReference model = new ModelReference(version, bundleSha256);
        if (refused.containsKey(model)) {
            throw refused.get(model);
        }
        if (!loaded.containsKey(model)) {
            try {
                shelf.fetch(model).ifPresent(bundle -> loaded.put(model, intake.load(bundle, Optional.empty())));
            } catch (RefusedBundleException e) {
                refused.put(model, e);
                throw e;
            }
        }
        return Optional.ofNullable(loaded.get(model));
    }

    @Override
    public Optional<LoadedModel> find(String version) {
        return shelf.find(version).flatMap(model -> find(model.getVersion(), model.getBundleSha256()));
    }

    @Override
    public void close() {
        loaded.values().forEach(LoadedModel::close);
        shelf.close();
    }
}
