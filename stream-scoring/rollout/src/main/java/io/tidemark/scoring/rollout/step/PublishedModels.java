package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.ModelReference;
import java.util.Optional;

/** Which models were published. */
public interface PublishedModels {

    /** The model of a version; empty if no bundle of it was published. */
    Optional<ModelReference> find(String version);
}
