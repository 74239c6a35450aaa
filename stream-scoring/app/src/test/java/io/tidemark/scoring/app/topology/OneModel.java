package io.tidemark.scoring.app.topology;

import io.tidemark.scoring.app.replay.ModelSource;
import io.tidemark.scoring.model.LoadedModel;
import java.util.Optional;

/** Knows one model, by its version. */
record OneModel(LoadedModel model) implements ModelSource {

    @Override
    public Optional<LoadedModel> find(String version, String bundleSha256) {
        return find(version);
    }

    @Override
    public Optional<LoadedModel> find(String version) {
        return Optional.of(model).filter(one -> one.version().equals(version));
    }
}
