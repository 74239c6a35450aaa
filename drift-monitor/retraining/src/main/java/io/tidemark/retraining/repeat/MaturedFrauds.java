package io.tidemark.retraining.repeat;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Verdict;
import io.tidemark.training.intake.Appended;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The frauds that a training could learn from now and that the last one could not. One counts from when it is known and
 * its transaction has matured, by event time; where a label does not say when its transaction was, it is taken to have
 * been when it was observed, so that it counts too late rather than too early.
 */
public final class MaturedFrauds {

    private final Attempt since;
    private final Instant seen;
    private final Duration maturity;
    /** By transaction, from when on it counts. */
    private final Map<String, Instant> frauds = new HashMap<>();

    /**
     * @param since the last training; it knows how far event time had come
     * @param maturity age at which a transaction is trained on
     */
    public MaturedFrauds(Attempt since, Duration maturity) {
        this.since = since;
        this.seen = since.seen().orElse(Instant.EPOCH);
        this.maturity = maturity;
    }

    /** The training that they are counted since. */
    public Attempt since() {
        return since;
    }

    /** No label that was appended before this counts. */
    public Instant from(Duration clockSkew) {
        return seen.minus(maturity).minus(clockSkew);
    }

    /** Takes a label of those that can be meant; one may come several times. */
    public void add(Appended<Label> found) {
        Label label = found.value();
        if (label.getVerdict() != Verdict.FRAUD) {
            return;
        }
        Instant happened = label.getEventTime() == null ? label.getObservedAt() : label.getEventTime();
        Instant matured = later(happened.plus(maturity), label.getObservedAt());
        if (matured.isAfter(seen) || found.at().isAfter(since.read())) {
            frauds.merge(label.getTransactionId(), matured, (a, b) -> a.isBefore(b) ? a : b);
        }
    }

    /** How many there are. @param newest how far event time has come */
    public long count(Instant newest) {
        return frauds.values().stream().filter(at -> !at.isAfter(newest)).count();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
