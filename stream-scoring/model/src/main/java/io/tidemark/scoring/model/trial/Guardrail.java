package io.tidemark.scoring.model.trial;

import java.util.Optional;

/** Something that a model on trial must not do. */
interface Guardrail {

    /**
     * What it has done, in words that go on after "because"; empty unless that is sure.
     *
     * @param errorRate probability with which a model that keeps within the bounds may be found beyond them
     */
    Optional<String> breach(TrialTally tally, double errorRate);
}
