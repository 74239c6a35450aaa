package io.tidemark.schemas.door;

import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refuses transactions that cannot be decided: {@code missing_id}, {@code oversized_id} and {@code unsound_id} of the
 * transaction or the customer, and {@code absurd_event_time}. They are dead letters.
 *
 * <p>A record that says who paid when is always decided: whatever else is wrong with it, {@link TransactionFlags} says.
 */
public final class TransactionCheck {

    private final EventTimes times;

    /** @param clockSkew how far ahead of now an event time may be */
    public TransactionCheck(Duration clockSkew) {
        this.times = new EventTimes(clockSkew);
    }

    /** Why the transaction is refused; empty if it is fine. */
    public Optional<Rejection> check(Transaction transaction, Instant now) {
        String id = transaction.getTransactionId();
        String customer = transaction.getCustomerId();
        if (Ids.blank(id) || Ids.blank(customer)) {
            return refuse("missing_id", "a transaction lacks its own or its customer's id");
        }
        if (Ids.oversized(id) || Ids.oversized(customer)) {
            return refuse("oversized_id", "a transaction has an id of more than " + Ids.LONGEST + " characters");
        }
        if (Stream.of(id, customer).anyMatch(Ids::unsound)) {
            return refuse("unsound_id", "a transaction has a control character in its own or its customer's id");
        }
        if (times.absurd(transaction.getEventTime(), now)) {
            return refuse(
                    "absurd_event_time",
                    "transaction " + id + " has the event time " + transaction.getEventTime() + "; "
                            + times.expectation());
        }
        return Optional.empty();
    }

    private static Optional<Rejection> refuse(String cause, String detail) {
        return Optional.of(new Rejection(cause, detail));
    }
}
