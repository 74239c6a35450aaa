package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.InvalidModelException;
import io.tidemark.scoring.model.UnsupportedModelException;
import java.util.List;

/**
 * An XGBoost model file, read and checked as a whole.
 *
 * @param trees those that count, see {@link ModelHeader#rounds()}
 */
record XgboostModel(ModelHeader header, List<WeightedTree> trees) {

    /**
     * @param format {@code json} or {@code ubj}
     * @throws InvalidModelException if the file is damaged
     * @throws UnsupportedModelException if it uses what the compiled forest cannot score, naming it
     */
    static XgboostModel read(byte[] bytes, String format) {
        ModelFile file = ModelFile.open(bytes, format);
        BoosterReader booster = new BoosterReader(file);
        HeaderReader reader = new HeaderReader(file, booster);
        file.object(name -> {
            if (name.equals("learner")) {
                file.object(reader::learnerField);
            } else {
                file.skip();
            }
        });
        file.end();
        ModelHeader header = reader.header();
        return new XgboostModel(header, booster.trees(header));
    }

    /** The same for a model with one margin for each row. */
    static XgboostModel readWithOneOutput(byte[] bytes, String format) {
        XgboostModel model = read(bytes, format);
        model.header.withOneOutput();
        return model;
    }
}
