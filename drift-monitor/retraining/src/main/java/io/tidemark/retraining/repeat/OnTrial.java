package io.tidemark.retraining.repeat;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Trial;
import io.tidemark.schemas.TrialKind;
import java.util.Optional;

/** Candidates that have to prove themselves before the champion is as it will be. */
public final class OnTrial {

    private OnTrial() {}

    /** Who shadows the champion to follow it, in words that go on after "while"; empty if nobody does. */
    public static Optional<String> in(Optional<Activation> inForce) {
        return inForce.flatMap(activation -> activation.getTrials().stream()
                .filter(trial -> trial.getKind() == TrialKind.SHADOWING)
                .findFirst()
                .map(OnTrial::words));
    }

    private static String words(Trial trial) {
        return "the candidate %s is on trial as a shadow of %s"
                .formatted(trial.getModel().getVersion(), trial.getRival().getVersion());
    }
}
