package io.tidemark.scoring.model.trial;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks at a trial again and again while it goes on, so that a bad model is found early. Each look could err, so they
 * share the error rate: the j-th gets 6 / (pi j)^2 of it, which sums to the whole over however many there are. Looks
 * come each time the events, or the known frauds that the two differ on, have doubled. Not thread-safe.
 */
public final class TrialJudge {

    private static final long FIRST_LOOK = 100;
    private static final long FIRST_FRAUDS = 5;

    private final List<Guardrail> guardrails;
    private final double errorRate;
    private final long events;
    private long nextLook = FIRST_LOOK;
    private long nextFrauds = FIRST_FRAUDS;
    private int looks;

    /** @param events after how many the trial is over */
    public TrialJudge(TrialRules rules, long events) {
        this.guardrails = rules.guardrails();
        this.errorRate = rules.errorRate() / guardrails.size();
        this.events = events;
    }

    /** What can be said now; call it after each transaction or label, or after a few. */
    public TrialVerdict on(TrialTally tally) {
        boolean over = tally.events() >= events;
        long frauds = tally.onlyCaught() + tally.onlyMissed();
        if (!over && tally.events() < nextLook && frauds < nextFrauds) {
            return new TrialVerdict.Open();
        }
        while (nextLook <= tally.events()) {
            nextLook *= 2;
        }
        while (nextFrauds <= frauds) {
            nextFrauds *= 2;
        }
        looks++;
        double share = errorRate * 6 / (Math.PI * Math.PI * looks * looks);
        Optional<String> breach = guardrails.stream()
                .flatMap(guardrail -> guardrail.breach(tally, share).stream())
                .findFirst();
        if (breach.isPresent()) {
            return new TrialVerdict.Breached(breach.get());
        }
        return over ? new TrialVerdict.Passed(passed(tally)) : new TrialVerdict.Open();
    }

    private static String passed(TrialTally tally) {
        return String.format(
                Locale.ROOT,
                "over %,d events it alerted on %,d and its rival on %,d; of the positives known by now it alone caught %,d and its rival alone %,d",
                tally.events(),
                tally.alerts(),
                tally.rivalAlerts(),
                tally.onlyCaught(),
                tally.onlyMissed());
    }
}
