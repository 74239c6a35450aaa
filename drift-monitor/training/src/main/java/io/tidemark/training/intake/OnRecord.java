package io.tidemark.training.intake;

import io.tidemark.schemas.Score;
import java.util.Comparator;

/**
 * Where a transaction stands in the log. Of one id that was decided more than once, what came first is the one on
 * record.
 *
 * @param loggedAt when the broker appended the transaction, ms
 */
public record OnRecord(long loggedAt, int partition, long offset) implements Comparable<OnRecord> {

    private static final Comparator<OnRecord> ORDER = Comparator.comparingLong(OnRecord::loggedAt)
            .thenComparingInt(OnRecord::partition)
            .thenComparingLong(OnRecord::offset);

    /** The place of what a score is of. */
    public static OnRecord of(Score score) {
        return new OnRecord(
                score.getLoggedAt().toEpochMilli(),
                score.getOrigin().getPartition(),
                score.getOrigin().getOffset());
    }

    @Override
    public int compareTo(OnRecord other) {
        return ORDER.compare(this, other);
    }
}
