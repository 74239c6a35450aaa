package io.tidemark.testkit.poison.treatment;

import io.tidemark.testkit.poison.finding.Findings;
import io.tidemark.testkit.poison.finding.Landing;
import java.util.Optional;

/** What must become of a record. */
public interface Treatment {

    /** What is not as it must be, or not yet, in one sentence; empty if all is well. */
    Optional<String> fault(Landing landing, Findings findings);
}
