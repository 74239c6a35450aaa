package io.tidemark.scoring.release.models;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutRequest;

/** Is told what becomes of bundles in this process, by the one thread that loads them. */
public interface ModelNews {

    /** Tells nobody. */
    ModelNews NONE = new ModelNews() {
        @Override
        public void ready(ModelReference model) {}

        @Override
        public void refused(ModelReference model, String reason, boolean forNow) {}

        @Override
        public void dropped(ModelReference model) {}
    };

    /** Somebody asks the rollout for something that this process may soon need. */
    default void asked(RolloutRequest request) {}

    /** It is loaded, verified and warmed up. */
    void ready(ModelReference model);

    /**
     * It is not let in.
     *
     * @param forNow whether the same bytes may be let in later
     */
    void refused(ModelReference model, String reason, boolean forNow);

    /** It is loaded no more; whoever wants it again has it loaded again. */
    void dropped(ModelReference model);
}
