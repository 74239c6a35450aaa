package io.tidemark.features.engine;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Refuses labels that cannot reach the windows of any entity. */
public final class LabelCheck {

    private final EventTimes times;

    /** @param clockSkew how far ahead of now a time may be */
    public LabelCheck(Duration clockSkew) {
        this.times = new EventTimes(clockSkew);
    }

    /** Why the label is refused; empty if it is fine. */
    public Optional<Rejection> check(Label label, Instant now) {
        String which = "the label of transaction " + label.getTransactionId();
        boolean noEntity = label.getCustomerId() == null && label.getTerminalId() == null;
        if (Ids.blank(label.getTransactionId()) || noEntity) {
            return refuse("missing_id", which + " lacks the transaction's id, or both its customer and its terminal");
        }
        if (Ids.oversized(label.getTransactionId())) {
            return refuse("oversized_id", "a label has an id of more than " + Ids.LONGEST + " characters");
        }
        if (label.getVerdict() == null || label.getVerdict() == Verdict.UNKNOWN) {
            return refuse("unknown_verdict", which + " says neither fraud, genuine nor withdrawn");
        }
        if (times.absurd(label.getEventTime(), now)) {
            return refuse(
                    "absurd_event_time",
                    which + " has the event time " + label.getEventTime() + "; " + times.expectation());
        }
        if (times.absurd(label.getObservedAt(), now)) {
            return refuse(
                    "absurd_observation_time",
                    which + " was observed at " + label.getObservedAt() + "; " + times.expectation());
        }
        return Optional.empty();
    }

    private static Optional<Rejection> refuse(String cause, String detail) {
        return Optional.of(new Rejection(cause, detail));
    }
}
