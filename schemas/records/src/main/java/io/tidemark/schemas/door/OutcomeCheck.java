package io.tidemark.schemas.door;

import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses outcomes that make no sense. One may name its transaction alone: where it belongs is looked up.
 */
public final class OutcomeCheck {

    private static final String KINDS = Arrays.stream(OutcomeKind.values())
            .filter(kind -> kind != OutcomeKind.UNKNOWN)
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    private final EventTimes times;

    /** @param clockSkew how far ahead of now a time may be */
    public OutcomeCheck(Duration clockSkew) {
        this.times = new EventTimes(clockSkew);
    }

    /** Why the outcome is refused; empty if it is fine. */
    public Optional<Rejection> check(Outcome outcome, Instant now) {
        if (Ids.blank(outcome.getTransactionId())) {
            return refuse("missing_id", "an outcome lacks its transaction's id");
        }
        if (ids(outcome).anyMatch(Ids::oversized)) {
            return refuse("oversized_id", "an outcome has an id of more than " + Ids.LONGEST + " characters");
        }
        if (ids(outcome).anyMatch(Ids::unsound)) {
            return refuse("unsound_id", "an outcome has a control character in an id");
        }
        String which = "the outcome of transaction " + outcome.getTransactionId();
        if (outcome.getKind() == null || outcome.getKind() == OutcomeKind.UNKNOWN) {
            return refuse("unknown_kind", which + " is of a kind that does not exist; send one of " + KINDS);
        }
        if (times.absurd(outcome.getEventTime(), now)) {
            return refuse(
                    "absurd_event_time",
                    which + " has the event time " + outcome.getEventTime() + "; " + times.expectation());
        }
        if (outcome.getObservedAt() != null && times.absurd(outcome.getObservedAt(), now)) {
            return refuse(
                    "absurd_observation_time",
                    which + " was observed at " + outcome.getObservedAt() + "; " + times.expectation());
        }
        if (outcome.getAmount() != null && !TransactionFlags.usable(outcome.getAmount())) {
            return refuse(
                    "unusable_amount",
                    which + " has an amount that is no money: "
                            + outcome.getAmount().getMinorUnits() + " minor units of '"
                            + outcome.getAmount().getCurrency()
                            + "'; send minor units from 0 on in an ISO 4217 currency, or no amount");
        }
        return Optional.empty();
    }

    private static Stream<String> ids(Outcome outcome) {
        return Stream.of(outcome.getTransactionId(), outcome.getCustomerId(), outcome.getTerminalId())
                .filter(Objects::nonNull);
    }

    private static Optional<Rejection> refuse(String cause, String detail) {
        return Optional.of(new Rejection(cause, detail));
    }
}
