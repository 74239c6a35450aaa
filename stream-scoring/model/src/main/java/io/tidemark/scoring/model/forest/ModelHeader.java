package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.InvalidModelException;
import io.tidemark.scoring.model.UnsupportedModelException;
import java.util.List;

/**
 * What an XGBoost model file says about the model as a whole.
 *
 * @param objective what the margin means
 * @param baseScore in the scale of the objective's score
 * @param featureCount number of columns, at least 1
 * @param featureNames names of the columns; empty if the file has none
 */
public record ModelHeader(Objective objective, float baseScore, int featureCount, List<String> featureNames) {

    public ModelHeader {
        featureNames = List.copyOf(featureNames);
    }

    /**
     * Reads the header alone; the trees are skipped.
     *
     * @param format {@code json} or {@code ubj}
     * @throws InvalidModelException if the file is damaged
     * @throws UnsupportedModelException if its objective is not supported or it gives several values for a row
     */
    public static ModelHeader read(byte[] bytes, String format) {
        ModelFile file = ModelFile.open(bytes, format);
        HeaderReader header = new HeaderReader(file);
        file.object(name -> {
            if (name.equals("learner")) {
                file.object(header::learnerField);
            } else {
                file.skip();
            }
        });
        file.end();
        return header.header();
    }
}
