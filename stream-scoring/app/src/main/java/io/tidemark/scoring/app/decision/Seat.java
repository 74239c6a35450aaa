package io.tidemark.scoring.app.decision;

import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.cause.Cause;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who decides for some customers.
 *
 * @param model the model that the activation names, if it is there
 * @param lastGood the model that may stand in for it: the champion for a challenger, the champion before for a champion
 * @param cause why the model cannot decide whatever comes; empty if it can
 */
public record Seat(Optional<LoadedModel> model, Supplier<Optional<LoadedModel>> lastGood, Optional<Cause> cause) {

    /** As the activation says, if the model is there. */
    public static Seat of(Optional<LoadedModel> model, Supplier<Optional<LoadedModel>> lastGood) {
        return new Seat(model, lastGood, model.isPresent() ? Optional.empty() : Optional.of(Cause.MODEL_MISSING));
    }

    /** Without any model that could decide. */
    public static Seat noModel() {
        return new Seat(Optional.empty(), Optional::empty, Optional.of(Cause.NO_MODEL));
    }
}
