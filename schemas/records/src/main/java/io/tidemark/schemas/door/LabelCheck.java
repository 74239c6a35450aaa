package io.tidemark.schemas.door;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refuses labels that make no sense. One may name its transaction alone: where it belongs is looked up.
 */
public final class LabelCheck {

    private final EventTimes times;

    /** @param clockSkew how far ahead of now a time may be */
    public LabelCheck(Duration clockSkew) {
        this.times = new EventTimes(clockSkew);
    }

    /** Why the label is refused; empty if it is fine. */
    public Optional<Rejection> check(Label label, Instant now) {
        if (Ids.blank(label.getTransactionId())) {
            return refuse("missing_id", "a label lacks its transaction's id");
        }
        if (ids(label).anyMatch(Ids::oversized)) {
            return refuse("oversized_id", "a label has an id of more than " + Ids.LONGEST + " characters");
        }
        if (ids(label).anyMatch(Ids::unsound)) {
            return refuse("unsound_id", "a label has a control character in an id");
        }
        String which = "the label of transaction " + label.getTransactionId();
        if (label.getVerdict() == null || label.getVerdict() == Verdict.UNKNOWN) {
            return refuse("unknown_verdict", which + " says neither fraud, genuine nor withdrawn");
        }
        if (label.getEventTime() != null && times.absurd(label.getEventTime(), now)) {
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

    private static Stream<String> ids(Label label) {
        return Stream.of(label.getTransactionId(), label.getCustomerId(), label.getTerminalId())
                .filter(Objects::nonNull);
    }

    private static Optional<Rejection> refuse(String cause, String detail) {
        return Optional.of(new Rejection(cause, detail));
    }
}
