package io.tidemark.drift.stats;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * One column of the training data.
 *
 * @param name the feature's name, or {@code score}
 * @param bins fixed at training
 * @param counts how many training rows fell into each bin
 * @param missing how many had no value
 * @param calendar the value follows the clock (weekend, night): reported, but no cause of an alarm
 * @param limits what PSI reaches by chance
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ReferenceColumn(
        String name, Bins bins, List<Long> counts, long missing, boolean calendar, PsiLimits limits) {

    public ReferenceColumn {
        counts = List.copyOf(counts);
        if (counts.size() != bins.count()) {
            throw new IllegalArgumentException("the reference profile of " + name + " has " + counts.size()
                    + " counts for " + bins.count() + " bins; train the model again");
        }
    }

    long[] histogram() {
        return counts.stream().mapToLong(Long::longValue).toArray();
    }

    long present() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
