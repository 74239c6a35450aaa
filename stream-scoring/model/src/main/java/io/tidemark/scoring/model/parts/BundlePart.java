package io.tidemark.scoring.model.parts;

/** The names of the parts of a bundle. */
public final class BundlePart {

    public static final String MANIFEST = "manifest.json";
    /** Who vouches for the manifest; a bundle may go without, and the manifest cannot name it. */
    public static final String SIGNATURE = "signature.json";
    /** The XGBoost model as JSON; a bundle has this or {@link #MODEL_UBJ}. */
    public static final String MODEL_JSON = "model.json";
    /** The XGBoost model as UBJSON. */
    public static final String MODEL_UBJ = "model.ubj";
    /** What the features and scores looked like in training; read by the drift monitor. */
    public static final String REFERENCE_PROFILE = "reference-profile.json";
    /** How the model scores rows like those that it will meet, which ranks scores; bundles of before go without. */
    public static final String REFERENCE_SCORES = "reference-scores.json";
    /** Rows with the margins that every engine must compute for them. */
    public static final String GOLDEN_VECTORS = "golden-vectors.json";
    /** The catalogue that computes the features. */
    public static final String CATALOGUE = "catalogue.yaml";

    private BundlePart() {}
}
