package io.tidemark.training.bundle;

import io.tidemark.drift.stats.profile.ProfileFit;
import io.tidemark.training.rows.Days;
import io.tidemark.training.rows.TrainingRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What features and scores looked like when the model was made, as the drift monitor reads it. */
final class ReferenceProfiles {

    private static final long SEED = 17;

    private ReferenceProfiles() {}

    /**
     * The null limits are drawn from whole days of whole customers, since their rows resemble each other.
     *
     * @param importance of each feature to the model; empty where nobody knows
     */
    static byte[] fit(FeatureSpace space, List<TrainingRow> rows, double[] scores, double[] importance) {
        Map<String, Long> numbers = new HashMap<>();
        long[] customers = rows.stream()
                .mapToLong(row -> numbers.computeIfAbsent(row.customerId(), unseen -> (long) numbers.size()))
                .toArray();
        long[] days = rows.stream()
                .mapToLong(row -> Days.utc(row.eventTime()).toEpochDay())
                .toArray();
        List<double[]> vectors = rows.stream().map(TrainingRow::vector).toList();
        return new ProfileFit(space.calendarFeatures(), SEED)
                .fit(space.featureNames(), vectors, scores, customers, days, importance)
                .toJson();
    }
}
