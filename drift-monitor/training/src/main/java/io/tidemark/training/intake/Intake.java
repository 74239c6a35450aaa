package io.tidemark.training.intake;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.door.EventTimes;
import io.tidemark.schemas.door.LabelCheck;
import io.tidemark.schemas.door.Rejection;
import io.tidemark.schemas.door.ScoreCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a record of the log can be meant as it says. Scores and labels that an earlier version let in lie there for
 * as long as others, and one time in the far future would pass for the newest that there is: nothing else would be
 * within the range of any training.
 */
public final class Intake {

    /** What clocks may differ by unless it is set. */
    public static final Duration USUAL_SKEW = Duration.ofHours(1);

    private final Duration clockSkew;
    private final EventTimes times;
    private final ScoreCheck scores;
    private final LabelCheck labels;

    /** @param clockSkew how far ahead of the log a time may be */
    public Intake(Duration clockSkew) {
        this.clockSkew = clockSkew;
        this.times = new EventTimes(clockSkew);
        this.scores = new ScoreCheck(clockSkew);
        this.labels = new LabelCheck(clockSkew);
    }

    /** With {@link #USUAL_SKEW}. */
    public static Intake usual() {
        return new Intake(USUAL_SKEW);
    }

    /** How far ahead of the log a time may be. */
    public Duration clockSkew() {
        return clockSkew;
    }

    /** Whether the transaction has a time that cannot be meant, given when the log took it. */
    public boolean absurd(Appended<Score> score) {
        return scores.check(score.value(), score.at()).isPresent();
    }

    /** Whether that cannot be meant as a time. @param now when somebody said so */
    public boolean absurd(Instant time, Instant now) {
        return times.absurd(time, now);
    }

    /** Why a label says nothing, by a stable code such as {@code absurd_observation_time}; empty if it does. */
    public Optional<String> refusal(Appended<Label> label) {
        return labels.check(label.value(), label.at()).map(Rejection::cause);
    }
}
