package io.tidemark.drift.stats.profile;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidemark.drift.stats.chance.PsiLimits;
import io.tidemark.drift.stats.chance.PsiNull;
import java.util.List;

/**
 * One column of the training data.
 *
 * @param name the feature's name, or {@code score}
 * @param bins fixed at training
 * @param counts how many training rows fell into each bin
 * @param missing how many had no value
 * @param calendar the value follows the clock (weekend, night): reported, but no cause of an alarm
 * @param limits what PSI over all bins reaches by chance, in profiles of older bundles; in others there are none, which
 *     older programs take for limits of the minimum effect
 * @param chance how PSI over pooled bins varies by chance; in profiles of older bundles derived from the limits
 * @param importance to the model: its share of what the features contribute to the margins, in [0, 1]; negative where
 *     nobody measured it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ReferenceColumn(
        String name,
        Bins bins,
        List<Long> counts,
        long missing,
        boolean calendar,
        PsiLimits limits,
        PsiNull chance,
        Double importance) {
    /** Nobody measured how much the model depends on the column. */
    public static final double UNKNOWN_IMPORTANCE = -1;

    public ReferenceColumn {
        counts = List.copyOf(counts);
        chance = chance != null
                ? chance
                : PsiNull.of(
                        limits,
                        bins.count(),
                        counts.stream().mapToLong(Long::longValue).sum());
        importance = importance != null ? importance : UNKNOWN_IMPORTANCE;
        if (counts.size() != bins.count()) {
            throw new IllegalArgumentException("the reference profile of " + name + " has " + counts.size()
                    + " counts for " + bins.count() + " bins; train the model again");
        }
    }

    /** Training rows by bin. */
    public long[] histogram() {
        return counts.stream().mapToLong(Long::longValue).toArray();
    }

    /** Training rows with a value. */
    public long present() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
