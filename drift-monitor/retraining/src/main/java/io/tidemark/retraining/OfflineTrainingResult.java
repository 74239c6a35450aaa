package io.tidemark.retraining;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What came of an offline training. The quality numbers are of the test days after customers known as defrauded were
 * left out, and empty without test days or without frauds there.
 *
 * @param params XGBoost's parameters and {@code rounds}
 */
public record OfflineTrainingResult(
        String version,
        Path bundle,
        String bundleSha256,
        int trainRows,
        int trainFrauds,
        int testRows,
        int testFrauds,
        OptionalDouble aucRoc,
        OptionalDouble averagePrecision,
        OptionalDouble cardPrecisionAt100,
        Map<String, String> params) {}
