package io.tidemark.scoring.rollout.trial;

import io.tidemark.schemas.Trial;
import java.util.Map;

/** Is told how trials stand, by the one thread that follows them. */
public interface TrialNews {

    /** Tells nobody. */
    TrialNews NONE = new TrialNews() {
        @Override
        public void stand(Map<Trial, Long> events) {}

        @Override
        public void failed(RuntimeException failure) {}
    };

    /** How many transactions each trial in force has seen; called again and again. */
    void stand(Map<Trial, Long> events);

    /** Trials are not followed for a while, and begin anew. */
    void failed(RuntimeException failure);
}
