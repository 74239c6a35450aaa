package io.tidemark.retraining;

import java.io.IOException;
import java.nio.file.Path;

/** Scores a CSV of features with a bundle or with a bare XGBoost model. */
public final class FileScoring {

    private FileScoring() {}

    /**
     * Reads {@code transaction_id} and the model's feature names in any order, writes {@code transaction_id,score,margin}.
     *
     * @param model a bundle, or {@code model.json} or {@code .ubj} as XGBoost saves it with its feature names
     * @param engine {@code compiled} or {@code xgboost4j}
     * @return rows written
     */
    public static long score(Path model, Path features, Path out, String engine) throws IOException {
        throw new UnsupportedOperationException(model + " " + features + " " + out + " " + engine);
    }
}
