package io.tidemark.scoring.release.models;

import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.LoadedModel;
import java.util.Optional;
import java.util.Set;

/** The models that this process has loaded and verified, shared by all its tasks. Thread-safe. */
public interface ModelDirectory {

    /** The model, if it is loaded; never waits. Asking for one that was published but not loaded yet makes it load. */
    Optional<LoadedModel> find(ModelReference model);

    /**
     * The model, waited for up to a configured time that all callers share: once it has run out for a model, nobody
     * waits for that model again. Empty at once if its bundle was refused.
     */
    Optional<LoadedModel> await(ModelReference model);

    /**
     * What a task may score with until it says otherwise; what nobody holds may be closed at any time. To be called
     * before the models are asked for, and when those that it held before are used no more.
     *
     * @param task whoever holds, by its identity
     * @param sequence of the control record that the task stands at; it may meet every later one. 0 before the first
     */
    void hold(Object task, long sequence, Set<ModelReference> models);

    /** The task has ended. */
    void release(Object task);
}
