package io.tidemark.scoring.model.trial;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is counted of a trial. Not thread-safe. */
public final class TrialTally {

    /**
     * Transactions that one of the two would have alerted on and the other not, by whether it was the model on trial.
     */
    private final Map<String, Boolean> disputed = new HashMap<>();

    private final Set<String> frauds = new HashSet<>();
    private long events;
    private long missing;
    private long alerts;
    private long rivalAlerts;
    private long onlyCaught;
    private long onlyMissed;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    /** Takes a transaction, each once. */
    public void add(ScoredBeside one) {
        events++;
        rivalAlerts += one.rivalAlert() ? 1 : 0;
        if (one.score().isEmpty()) {
            missing++;
            return;
        }
        alerts += one.alert() ? 1 : 0;
        least = Math.min(least, one.score().getAsDouble());
        most = Math.max(most, one.score().getAsDouble());
        if (one.alert() != one.rivalAlert()) {
            disputed.put(one.transactionId(), one.alert());
        }
    }

    /** Takes what became known of a transaction, as often as it comes; of no matter unless the two differed on it. */
    public void label(String transactionId, boolean fraud) {
        Boolean caught = disputed.get(transactionId);
        if (caught == null || fraud == frauds.contains(transactionId)) {
            return;
        }
        int change = fraud ? 1 : -1;
        if (fraud) {
            frauds.add(transactionId);
        } else {
            frauds.remove(transactionId);
        }
        onlyCaught += caught ? change : 0;
        onlyMissed += caught ? 0 : change;
    }

    /** Transactions that the model on trial was to score. */
    public long events() {
        return events;
    }

    /** Those without a score of it. */
    long missing() {
        return missing;
    }

    long scored() {
        return events - missing;
    }

    long alerts() {
        return alerts;
    }

    long rivalAlerts() {
        return rivalAlerts;
    }

    /** Known frauds that the model on trial alerts on and its rival does not. */
    long onlyCaught() {
        return onlyCaught;
    }

    /** Known frauds that its rival alerts on and it does not. */
    long onlyMissed() {
        return onlyMissed;
    }

    /** Whether there were different scores at all. */
    boolean varied() {
        return most > least;
    }
}
