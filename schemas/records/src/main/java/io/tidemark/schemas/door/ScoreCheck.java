package io.tidemark.schemas.door;

import io.tidemark.schemas.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Refuses decisions on record whose transaction has a time that cannot be meant: whoever keeps event time by them would
 * be in the far future for ever. A decision without features or amount is as good as any other.
 */
public final class ScoreCheck {

    private final EventTimes times;

    /** @param clockSkew how far ahead of the log an event time may be */
    public ScoreCheck(Duration clockSkew) {
        this.times = new EventTimes(clockSkew);
    }

    /**
     * Why the score is refused; empty if it is fine. The log's time is when it took the transaction, if the score says
     * so credibly.
     *
     * @param appended when the broker appended the score
     */
    public Optional<Rejection> check(Score score, Instant appended) {
        Instant logged = times.absurd(score.getLoggedAt(), appended) ? appended : score.getLoggedAt();
        Instant time = score.getTransaction().getEventTime();
        return times.absurd(time, logged)
                ? Optional.of(new Rejection(
                        "absurd_event_time",
                        "the score of transaction " + score.getTransaction().getTransactionId() + " has the event time "
                                + time + "; " + times.expectation()))
                : Optional.empty();
    }
}
