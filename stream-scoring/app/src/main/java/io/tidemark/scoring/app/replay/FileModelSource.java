package io.tidemark.scoring.app.replay;

import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.Bundle;
import java.util.Optional;

/** One bundle that somebody kept, and another source for all other models. */
public final class FileModelSource implements ModelSource, AutoCloseable {

    private final LoadedModel model;
    private final ModelSource others;

    /** @throws io.tidemark.scoring.model.parts.RefusedBundleException if the bundle is not sound */
    public FileModelSource(byte[] bundle, ModelLoader loader, ModelSource others) {
        this.model = loader.explaining().load(Bundle.open(bundle), Optional.empty());
        this.others = others;
    }

    @Override
    public Optional<LoadedModel> find(String version, String bundleSha256) {
        return model.version().equals(version) && model.sha256().equals(bundleSha256)
                ? Optional.of(model)
                : others.find(version, bundleSha256);
    }

    @Override
    public Optional<LoadedModel> find(String version) {
        return others.find(version)
                .or(() -> Optional.of(model).filter(one -> one.version().equals(version)));
    }

    @Override
    public void close() {
        model.close();
    }
}
