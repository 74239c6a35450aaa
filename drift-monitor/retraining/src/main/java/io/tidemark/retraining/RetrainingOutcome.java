package io.tidemark.retraining;

import io.tidemark.scoring.model.Bundle;
import java.util.Optional;

/**
 * What came of a retraining.
 *
 * @param bundle empty if nothing was trained
 */
record RetrainingOutcome(String version, Optional<Bundle> bundle, GateFinding finding) {}
