package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.InvalidModelException;
import io.tidemark.scoring.model.UnsupportedModelException;
import java.util.List;

/** An XGBoost model file, read and checked as a whole. */
record XgboostModel(ModelHeader header, List<WeightedTree> trees) {

    /**
     * @param format {@code json} or {@code ubj}
     * @throws InvalidModelException if the file is damaged
     * @throws UnsupportedModelException if it uses what the compiled forest cannot score, naming it
     */
    static XgboostModel read(byte[] bytes, String format) {
        ModelFile file = ModelFile.open(bytes, format);
        HeaderReader header = new HeaderReader(file);
        BoosterReader booster = new BoosterReader(file);
        file.object(name -> {
            if (name.equals("learner")) {
                file.object(field -> {
                    if (field.equals("gradient_booster")) {
                        booster.read();
                    } else {
                        header.learnerField(field);
                    }
                });
            } else {
                file.skip();
            }
        });
        file.end();
        return new XgboostModel(header.header(), booster.trees());
    }
}
