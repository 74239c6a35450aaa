package io.tidemark.retraining;

/** What the metrics of a bundle's manifest are named. Bundles of all ages have them: a name that was written once stays. */
final class ManifestMetrics {

    /** Of the rows that the model was compared on, or of its test days. */
    static final String AVERAGE_PRECISION = "average_precision";

    static final String CHAMPION_AVERAGE_PRECISION = "champion_average_precision";
    static final String COMPARISON_ROWS = "comparison_rows";
    static final String COMPARISON_FRAUDS = "comparison_frauds";
    /** The share of frauds in the rows that the average precision is of. */
    static final String COMPARISON_FRAUD_SHARE = "comparison_fraud_share";

    static final String GENUINE_SHARE_KEPT = "genuine_share_kept";
    static final String SEARCH_CANDIDATES = "search_candidates";
    /** What goes before the name of what was counted. */
    static final String COUNT = "count_";

    static final String TEST_ROWS = "test_rows";
    static final String TEST_FRAUDS = "test_frauds";
    static final String AUC_ROC = "auc_roc";
    static final String CARD_PRECISION_AT_100 = "card_precision_at_100";

    static final String BRIER = "brier";
    static final String BRIER_UNCALIBRATED = "brier_uncalibrated";
    static final String CALIBRATION_ERROR = "calibration_error";
    static final String CALIBRATION_ERROR_UNCALIBRATED = "calibration_error_uncalibrated";

    private ManifestMetrics() {}
}
