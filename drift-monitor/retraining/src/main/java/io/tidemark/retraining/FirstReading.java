package io.tidemark.retraining;

import io.tidemark.schemas.Score;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Finds the newest event time, and holds what was served as long as that is not too much. */
final class FirstReading {

    private final int most;
    private final List<ServedVector> held = new ArrayList<>();
    private long newest = Long.MIN_VALUE;
    private int scores;

    FirstReading(int most) {
        this.most = most;
    }

    void add(Score score) {
        newest = Math.max(newest, score.getTransaction().getEventTime().toEpochMilli());
        scores++;
        if (scores <= most) {
            held.add(ServedVector.of(score));
        } else {
            held.clear();
        }
    }

    /** Empty without any score. */
    OptionalLong newest() {
        return scores == 0 ? OptionalLong.empty() : OptionalLong.of(newest);
    }

    int scores() {
        return scores;
    }

    /** Everything that was read; empty if it was too much to hold. */
    Optional<List<ServedVector>> held() {
        return scores <= most ? Optional.of(held) : Optional.empty();
    }

    /** Of what is held. */
    Set<String> transactionIds() {
        Set<String> ids = new HashSet<>();
        held.forEach(one -> ids.add(one.transactionId()));
        return ids;
    }
}
