package io.tidemark.schemas.door;

import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Refuses transactions that no feature can be computed from. */
public final class TransactionCheck {

    /** Beyond this a double is no longer exact, and no card payment gets there: 90 trillion euros. */
    private static final long LARGEST_AMOUNT = 1L << 53;

    private final EventTimes times;

    /** @param clockSkew how far ahead of now an event time may be */
    public TransactionCheck(Duration clockSkew) {
        this.times = new EventTimes(clockSkew);
    }

    /** Why the transaction is refused; empty if it is fine. */
    public Optional<Rejection> check(Transaction transaction, Instant now) {
        String which = "transaction " + transaction.getTransactionId();
        if (Ids.blank(transaction.getTransactionId())
                || Ids.blank(transaction.getCustomerId())
                || Ids.blank(transaction.getTerminalId())) {
            return refuse("missing_id", which + " lacks its transaction, customer or terminal id");
        }
        if (Ids.oversized(transaction.getTransactionId())
                || Ids.oversized(transaction.getCustomerId())
                || Ids.oversized(transaction.getTerminalId())) {
            return refuse("oversized_id", "a transaction has an id of more than " + Ids.LONGEST + " characters");
        }
        if (times.absurd(transaction.getEventTime(), now)) {
            return refuse(
                    "absurd_event_time",
                    which + " has the event time " + transaction.getEventTime() + "; " + times.expectation());
        }
        Optional<Rejection> money = money(which, transaction.getAmount());
        return money.isPresent() ? money : location(which, transaction.getLocation());
    }

    private static Optional<Rejection> money(String which, Money amount) {
        if (amount == null) {
            return refuse("missing_amount", which + " has no amount");
        }
        if (Currencies.minorUnitsPerMajor(amount.getCurrency()).isEmpty()) {
            return refuse(
                    "unknown_currency",
                    which + " is in '" + amount.getCurrency() + "'; send an ISO 4217 code such as EUR");
        }
        if (amount.getMinorUnits() < 0) {
            return refuse("negative_amount", which + " has the negative amount " + amount.getMinorUnits());
        }
        if (amount.getMinorUnits() > LARGEST_AMOUNT) {
            return refuse(
                    "amount_overflow",
                    which + " has the amount " + amount.getMinorUnits() + " in minor units; send at most "
                            + LARGEST_AMOUNT);
        }
        return Optional.empty();
    }

    private static Optional<Rejection> location(String which, Location location) {
        if (location == null) {
            return Optional.empty();
        }
        if (!Double.isFinite(location.getLatitude()) || !Double.isFinite(location.getLongitude())) {
            return refuse("non_finite_number", which + " has a location that is not finite");
        }
        boolean onEarth = Math.abs(location.getLatitude()) <= 90 && Math.abs(location.getLongitude()) <= 180;
        return onEarth
                ? Optional.empty()
                : refuse(
                        "location_off_earth",
                        which + " is at latitude " + location.getLatitude() + " and longitude "
                                + location.getLongitude() + "; send degrees within 90 and 180");
    }

    private static Optional<Rejection> refuse(String cause, String detail) {
        return Optional.of(new Rejection(cause, detail));
    }
}
