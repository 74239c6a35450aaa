package io.tidemark.scoring.app.replay;

import io.tidemark.scoring.model.LoadedModel;
import java.util.Optional;

/** Where a replay finds the models that a record names. */
public interface ModelSource {

    /**
     * The model of this bundle, with an explainer if it can be explained; empty if it is not on record any more. Closed
     * by the source.
     */
    Optional<LoadedModel> find(String version, String bundleSha256);

    /** The first model that was published under a version. */
    Optional<LoadedModel> find(String version);
}
