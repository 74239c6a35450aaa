package io.tidemark.scoring.app;

import io.tidemark.schemas.Control;
import io.tidemark.scoring.model.LoadedModel;
import java.util.Optional;

/**
 * What decides the next record of a task.
 *
 * @param control the control record in force; empty before the first
 * @param model the model that scores; empty if the amount decides
 * @param flag why this is not normal; empty if it is
 */
record InForce(Optional<Control> control, Optional<LoadedModel> model, Optional<String> flag) {}
