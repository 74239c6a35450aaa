package io.tidemark.training.fit;

/**
 * What the metrics of a bundle's manifest are named. Bundles of all ages have them: a name that was written once stays.
 */
public final class ManifestMetrics {

    /** Of the rows that the model was compared on, or of its test days. */
    public static final String AVERAGE_PRECISION = "average_precision";

    public static final String CHAMPION_AVERAGE_PRECISION = "champion_average_precision";
    public static final String COMPARISON_ROWS = "comparison_rows";
    public static final String COMPARISON_FRAUDS = "comparison_frauds";
    /** The share of frauds in the rows that the average precision is of. */
    public static final String COMPARISON_FRAUD_SHARE = "comparison_fraud_share";

    public static final String GENUINE_SHARE_KEPT = "genuine_share_kept";
    public static final String SEARCH_CANDIDATES = "search_candidates";
    /** What goes before the name of what was counted. */
    public static final String COUNT = "count_";

    public static final String TEST_ROWS = "test_rows";
    public static final String TEST_FRAUDS = "test_frauds";
    public static final String AUC_ROC = "auc_roc";
    public static final String CARD_PRECISION_AT_100 = "card_precision_at_100";

    public static final String BRIER = "brier";
    public static final String BRIER_UNCALIBRATED = "brier_uncalibrated";
    public static final String CALIBRATION_ERROR = "calibration_error";
    public static final String CALIBRATION_ERROR_UNCALIBRATED = "calibration_error_uncalibrated";

    private ManifestMetrics() {}
}
