package io.tidemark.training.rows;

import io.tidemark.schemas.Score;
import io.tidemark.training.intake.Appended;
import io.tidemark.training.intake.Intake;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Finds the newest event time that can be meant, and holds what was served as long as that is not too much. */
final class FirstReading {

    private final int most;
    private final Intake intake;
    private final List<ServedVector> held = new ArrayList<>();
    private long newest = Long.MIN_VALUE;
    private int scores;
    private int absurd;

    FirstReading(int most, Intake intake) {
        this.most = most;
        this.intake = intake;
    }

    void add(Appended<Score> found) {
        scores++;
        if (intake.absurd(found)) {
            absurd++;
            return;
        }
        Score score = found.value();
        newest = Math.max(newest, score.getTransaction().getEventTime().toEpochMilli());
        if (scores - absurd <= most) {
            held.add(ServedVector.of(score));
        } else {
            held.clear();
        }
    }

    /** Empty without any score of a time that can be meant. */
    OptionalLong newest() {
        return scores == absurd ? OptionalLong.empty() : OptionalLong.of(newest);
    }

    int scores() {
        return scores;
    }

    /** Of these, how many have a time that cannot be meant. */
    int absurd() {
        return absurd;
    }

    /** All others that were read; empty if they were too many to hold. */
    Optional<List<ServedVector>> held() {
        return scores - absurd <= most ? Optional.of(held) : Optional.empty();
    }

    /** Of what is held. */
    Set<String> transactionIds() {
        Set<String> ids = new HashSet<>();
        held.forEach(one -> ids.add(one.transactionId()));
        return ids;
    }
}
