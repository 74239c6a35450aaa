package io.tidemark.training.offline;

import io.tidemark.drift.stats.profile.ReferenceColumn;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import io.tidemark.nouns.Nouns;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.training.fit.ManifestMetrics;
import io.tidemark.training.params.TrainingParameters;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of an offline training. The quality numbers are of the test days after customers known as defrauded were
 * left out, and empty without test days or where they are undefined, as without frauds.
 *
 * @param brierUncalibrated of all test rows, by the scores as XGBoost gives them
 * @param brier of all test rows, by the bundle's scores; empty if there was too little to calibrate on
 * @param calibrationErrorUncalibrated as {@code brierUncalibrated}
 * @param calibrationError as {@code brier}
 * @param shares of each feature in what all of them add to the margins of the rows that the bundle's profile was made
 *     of, in [0, 1], the largest first; empty if the model cannot be explained
 * @param params XGBoost's parameters and {@code rounds}
 * @param nouns of the catalogue
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
        OptionalDouble brierUncalibrated,
        OptionalDouble brier,
        OptionalDouble calibrationErrorUncalibrated,
        OptionalDouble calibrationError,
        Map<String, Double> shares,
        Map<String, String> params,
        Nouns nouns) {

    static OfflineTrainingResult of(
            OfflineTrainingRequest request, TrainingParameters params, Bundle bundle, Optional<BacktestResult> test) {
        return new OfflineTrainingResult(
                bundle.manifest().version(),
                request.out(),
                bundle.sha256(),
                (int) bundle.manifest().training().rows(),
                (int) bundle.manifest().training().frauds(),
                test.map(BacktestResult::rows).orElse(0),
                test.map(BacktestResult::frauds).orElse(0),
                defined(test.map(BacktestResult::aucRoc)),
                defined(test.map(BacktestResult::averagePrecision)),
                defined(test.map(BacktestResult::cardPrecisionAt100)),
                metric(bundle, ManifestMetrics.BRIER_UNCALIBRATED),
                metric(bundle, ManifestMetrics.BRIER),
                metric(bundle, ManifestMetrics.CALIBRATION_ERROR_UNCALIBRATED),
                metric(bundle, ManifestMetrics.CALIBRATION_ERROR),
                shares(bundle),
                params.all(),
                bundle.manifest().nouns());
    }

    private static Map<String, Double> shares(Bundle bundle) {
        Map<String, Double> shares = new LinkedHashMap<>();
        ReferenceProfile.fromJson(bundle.part(BundlePart.REFERENCE_PROFILE).orElseThrow()).columns().stream()
                .filter(column -> column.importance() >= 0)
                .sorted(Comparator.comparing(ReferenceColumn::importance).reversed())
                .forEach(column -> shares.put(column.name(), column.importance()));
        return Collections.unmodifiableMap(shares);
    }

    private static OptionalDouble metric(Bundle bundle, String name) {
        return defined(Optional.ofNullable(bundle.manifest().metrics().get(name)));
    }

    private static OptionalDouble defined(Optional<Double> value) {
        return value.filter(number -> !number.isNaN()).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
