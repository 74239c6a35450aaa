package io.tidemark.scoring.app.rollout;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutOutcome;
import java.util.Optional;

/**
 * What the rollout decided about one request or candidate.
 *
 * @param requestId what it answers
 * @param activation to be written into the log; empty if nothing changes
 * @param model the model that was spoken of; empty if none
 * @param previous the champion at that time; empty if none
 * @param text what and why, in one sentence
 */
record Ruling(
        String requestId,
        RolloutOutcome outcome,
        Optional<Activation> activation,
        Optional<String> model,
        Optional<ModelReference> previous,
        String text) {}
