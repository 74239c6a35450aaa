package io.tidemark.retraining.repeat;

import io.tidemark.schemas.Candidate;
import io.tidemark.schemas.ModelReference;
import java.time.Instant;
import java.util.Optional;

/**
 * A training that was done.
 *
 * @param version of the candidate that it made, or would have made
 * @param champion that it was compared with; empty if none was in force
 * @param read when the log was read for it, or later: what was appended before was known
 * @param seen how far event time had come by then; empty if that is not known any more
 * @param comparisonRows rows that it was compared on
 * @param comparisonFrauds frauds among them
 * @param promoted whether it was proposed for promotion
 */
public record Attempt(
        String version,
        Optional<ModelReference> champion,
        Instant read,
        Optional<Instant> seen,
        int comparisonRows,
        int comparisonFrauds,
        boolean promoted) {

    /** As the log tells of it: by the time of the answer, since nobody knows any more when it began. */
    public static Attempt of(Candidate candidate) {
        return of(candidate, candidate.getProposedAt(), Optional.empty());
    }

    /** As the one who made it knows. */
    public static Attempt of(Candidate candidate, Instant read, Optional<Instant> seen) {
        return new Attempt(
                candidate.getModel().getVersion(),
                Optional.ofNullable(candidate.getChampion()),
                read,
                seen,
                candidate.getComparisonRows(),
                candidate.getComparisonFrauds(),
                candidate.getPromote());
    }

    /** The same with how far event time had come. */
    public Attempt seen(Optional<Instant> newest) {
        return new Attempt(version, champion, read, newest, comparisonRows, comparisonFrauds, promoted);
    }
}
