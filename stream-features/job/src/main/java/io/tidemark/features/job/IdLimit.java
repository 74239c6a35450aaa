package io.tidemark.features.job;

import io.tidemark.features.engine.Rejection;
import java.util.Optional;

/**
 * Refuses ids that no sane source sends: each is kept in state as long as duplicates are looked for, and one that
 * cannot be written to a checkpoint would stop the job for good.
 */
final class IdLimit {
    static final int LONGEST = 1_000;

    private IdLimit() {}

    /** Why an id is refused; empty if all are short enough. Absent ids are another check's matter. */
    static Optional<Rejection> check(String... ids) {
        for (String id : ids) {
            if (id != null && id.length() > LONGEST) {
                return Optional.of(new Rejection(
                        "oversized_id",
                        "the id " + id.substring(0, 40) + "... has " + id.length() + " characters; send at most "
                                + LONGEST));
            }
        }
        return Optional.empty();
    }
}
