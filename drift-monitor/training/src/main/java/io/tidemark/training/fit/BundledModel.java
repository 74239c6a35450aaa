package io.tidemark.training.fit;

import io.tidemark.training.rows.TrainingRow;
import java.util.List;

/** A model that a bundle is made of. */
public interface BundledModel {

    /** The bundle's part that it becomes, see {@link io.tidemark.scoring.model.parts.BundlePart}. */
    String part();

    /** The model file. */
    byte[] content();

    /** Raw margins as XGBoost computes them, in the order of the rows. */
    float[] margins(List<TrainingRow> rows);
}
