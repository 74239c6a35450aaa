package io.tidemark.retraining;

import io.tidemark.drift.stats.ProfileFit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What features and scores looked like when the model was made, as the drift monitor reads it. */
final class ReferenceProfiles {

    private static final long SEED = 17;

    private record CustomerDay(String customerId, long day) {}

    private ReferenceProfiles() {}

    /** The null limits are drawn from whole days of whole customers, since their rows resemble each other. */
    static byte[] fit(FeatureSpace space, List<TrainingRow> rows, double[] scores) {
        long[] blocks = new long[rows.size()];
        Map<CustomerDay, Long> numbers = new HashMap<>();
        for (int i = 0; i < blocks.length; i++) {
            TrainingRow row = rows.get(i);
            CustomerDay block =
                    new CustomerDay(row.customerId(), Days.utc(row.eventTime()).toEpochDay());
            long next = numbers.size();
            blocks[i] = numbers.computeIfAbsent(block, unseen -> next);
        }
        List<double[]> vectors = rows.stream().map(TrainingRow::vector).toList();
        return new ProfileFit(space.calendarFeatures(), SEED)
                .fit(space.featureNames(), vectors, scores, blocks)
                .toJson();
    }
}
