package io.tidemark.scoring.model.forest;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import java.util.List;

/**
 * What stands in a model file, as it stands there.
 *
 * @param trees all of them, each proved to be one
 */
record ParsedModel(HeaderReader reader, BoosterReader booster, List<WeightedTree> trees) {

    /**
     * @param format {@code json} or {@code ubj}
     * @throws InvalidModelException if the file is damaged
     * @throws UnsupportedModelException if its booster has no trees that could be read
     */
    static ParsedModel read(byte[] bytes, String format) {
        ModelFile file = ModelFile.open(bytes, format);
        BoosterReader booster = new BoosterReader(file);
        HeaderReader reader = new HeaderReader(file, booster);
        reader.readWhole();
        reader.checkSound();
        return new ParsedModel(reader, booster, booster.trees(reader.featureCount(), reader.outputs()));
    }

    /** What the codes of its trees stand for, given the numbers that rows hold for texts. */
    CategoryLookup lookup(CategoryNames names) {
        return new CategoryLookup(booster.categories(), reader.featureNames(), names);
    }
}
