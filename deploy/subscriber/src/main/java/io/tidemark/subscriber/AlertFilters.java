package io.tidemark.subscriber;

import io.tidemark.schemas.AlertSeverity;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FraudAlert;
import java.util.Set;
import java.util.function.Predicate;

/** What is often asked for; joined by {@link Predicate#and}. An alert that is not wanted counts as done. */
public final class AlertFilters {

    private AlertFilters() {}

    /** With one of these decisions. */
    public static Predicate<FraudAlert> decided(Decision... wanted) {
        Set<Decision> all = Set.of(wanted);
        return alert -> all.contains(alert.getDecision());
    }

    /** Of this probability of fraud at least; one that no model scored is wanted, since nobody knows. */
    public static Predicate<FraudAlert> scoredAtLeast(double probability) {
        return alert -> alert.getScore() == null || alert.getScore() >= probability;
    }

    /** As urgent as this at least; one from before it was said is wanted, since nobody knows. */
    public static Predicate<FraudAlert> atLeast(AlertSeverity least) {
        return alert -> alert.getSeverity() == AlertSeverity.UNKNOWN
                || alert.getSeverity().compareTo(least) >= 0;
    }

    /** With a reason of this code. */
    public static Predicate<FraudAlert> because(String code) {
        return alert ->
                alert.getReasons().stream().anyMatch(reason -> reason.getCode().equals(code));
    }
}
