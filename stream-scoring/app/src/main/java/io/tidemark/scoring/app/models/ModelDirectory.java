package io.tidemark.scoring.app.models;

import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.LoadedModel;
import java.util.Optional;

/** The models that this process has loaded and verified. Thread-safe. */
public interface ModelDirectory {

    /** The model, if it is loaded; never waits. Asking for one that was published but not loaded yet makes it load. */
    Optional<LoadedModel> find(ModelReference model);

    /**
     * The model, waited for up to a configured time that all callers share: once it has run out for a model, nobody waits for that model again. Empty at once
     * if its bundle was refused.
     */
    Optional<LoadedModel> await(ModelReference model);
}
