package io.tidemark.training.gate;

import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.rows.Segments;
import io.tidemark.training.rows.TimeSplit;
import io.tidemark.training.rows.TrainingRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a candidate is judged on.
 *
 * @param space the features that vectors have
 * @param split what it was trained on, and what it is compared on
 * @param maturedUntil up to when rows could have matured
 * @param champion empty if none is in force
 * @param segments where an alarm saw a drift
 */
public record Candidacy(
        FeatureSpace space, TimeSplit split, Instant maturedUntil, Optional<Champion> champion, Segments segments) {

    List<TrainingRow> rows() {
        return split.comparison();
    }
}
