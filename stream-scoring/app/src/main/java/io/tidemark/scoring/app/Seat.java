package io.tidemark.scoring.app;

import io.tidemark.scoring.app.fallback.Cause;
import io.tidemark.scoring.model.LoadedModel;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who decides for some customers.
 *
 * @param model the model that the activation names, if it is there
 * @param lastGood the model that may stand in for it: the champion for a challenger, the champion before for a champion
 * @param cause why the model cannot decide whatever comes; empty if it can
 */
record Seat(Optional<LoadedModel> model, Supplier<Optional<LoadedModel>> lastGood, Optional<Cause> cause) {

    /** As the activation says, if the model is there. */
    static Seat of(Optional<LoadedModel> model, Supplier<Optional<LoadedModel>> lastGood) {
        return new Seat(model, lastGood, model.isPresent() ? Optional.empty() : Optional.of(Cause.MODEL_MISSING));
    }

    /** Without any model that could decide. */
    static Seat noModel() {
        return new Seat(Optional.empty(), Optional::empty, Optional.of(Cause.NO_MODEL));
    }
}
