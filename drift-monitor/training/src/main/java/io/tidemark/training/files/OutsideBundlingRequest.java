package io.tidemark.training.files;

import io.tidemark.features.files.table.TableForm;
import io.tidemark.training.bundle.AlertBudget;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code tidemark models bundle} was asked for.
 *
 * @param model XGBoost's {@code .json} or {@code .ubj}
 * @param features in the order of the model's columns; may be empty if there is a catalogue
 * @param catalogue that computes them on the stream: a shipped one's name or a path
 * @param data CSV with the features in any order, best rows that the model was not trained on; {@code customer_id} and
 *     {@code day}, if there are both, tell which rows resemble each other
 * @param form how the data are written, as far as somebody says
 * @param version empty makes one of the time
 */
public record OutsideBundlingRequest(
        Path model,
        Optional<List<String>> features,
        Optional<String> catalogue,
        Path data,
        TableForm form,
        Optional<String> version,
        AlertBudget budget) {

    public OutsideBundlingRequest {
        if (features.isEmpty() && catalogue.isEmpty()) {
            throw new IllegalArgumentException(
                    "what the model's columns are is not known; name them with --features or --catalogue");
        }
    }
}
