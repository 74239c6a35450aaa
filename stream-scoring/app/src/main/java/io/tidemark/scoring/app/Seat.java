package io.tidemark.scoring.app;

import io.tidemark.scoring.model.LoadedModel;
import java.util.Optional;

/**
 * Who decides for some customers.
 *
 * @param model the model that scores; empty if the amount decides
 * @param flag why this is not normal; empty if it is
 */
record Seat(Optional<LoadedModel> model, Optional<String> flag) {

    /** As the activation says. */
    static Seat of(LoadedModel model) {
        return new Seat(Optional.of(model), Optional.empty());
    }

    /** Without any model that could decide. */
    static Seat noModel() {
        return new Seat(Optional.empty(), Optional.of(DecisionFlags.NO_MODEL));
    }

    /** Instead of a model whose bundle is missing. */
    static Seat standIn(Optional<LoadedModel> model) {
        return new Seat(model, Optional.of(DecisionFlags.MODEL_MISSING));
    }
}
