package io.tidemark.training.gate.guard;

import io.tidemark.nouns.Nouns;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * It would have people look at far more than they can, or at nothing.
 *
 * @param budget share of the transactions that people can look at
 */
record AlertsBeyondBudget(double budget, Nouns nouns) implements Guardrail {

    @Override
    public Optional<String> breach(Evidence evidence) {
        Contender candidate = evidence.candidate();
        double[] weights = evidence.comparison().weights();
        double rows = evidence.comparison().transactions();
        double reviewed = IntStream.range(0, weights.length)
                .filter(row -> candidate.scores()[row] >= candidate.review())
                .mapToDouble(row -> weights[row])
                .sum();
        // Ties may pass the threshold together: as many as there are frauds do no harm, a flood does.
        double most = 2 * budget * rows + 1 + evidence.comparison().fraudCount();
        if (reviewed <= most && (reviewed > 0 || budget * rows < 1)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                nouns.in("%.1f %% of %,.0f {events} would be reviewed where the budget is %.1f %%, and %s"),
                100.0 * reviewed / rows,
                rows,
                100 * budget,
                reviewed == 0
                        ? "a model that alerts on nothing is of no use"
                        : String.format(Locale.ROOT, "at most %.1f %% are allowed", 100 * most / rows)));
    }
}
