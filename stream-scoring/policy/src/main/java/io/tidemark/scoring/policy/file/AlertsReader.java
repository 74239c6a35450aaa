package io.tidemark.scoring.policy.file;

import io.tidemark.features.yaml.Problems;
import io.tidemark.features.yaml.YamlMap;
import io.tidemark.scoring.policy.Thresholds.Limits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Reads how many alerts a day people can look at, as limits by rank: of 10,000 transactions a day the 90 that score
 * highest have a rank of 0.991 and more. A budget of none is a step that is not taken: what scores above all of the
 * reference has a rank of 1, so a limit of 1 would be reached.
 */
record AlertsReader(Problems problems) {

    Limits read(YamlMap entry) {
        entry.allow("by", "transactions", "step_up", "review", "decline");
        DecimalReader numbers = new DecimalReader(entry, problems);
        if (!entry.has("transactions")) {
            problems.add(
                    entry.line(),
                    "'transactions' is missing: how many there are on a usual day",
                    "write 'transactions: 10000'");
        }
        if (!entry.has("decline") && !entry.has("review") && !entry.has("step_up")) {
            problems.add(
                    entry.line(),
                    "the thresholds have no budget",
                    "say at least one of step_up, review, decline a day");
        }
        Optional<BigDecimal> traffic = numbers.positive("transactions");
        double decline = limit(entry, numbers, "decline", traffic).orElse(Limits.NEVER);
        double review = limit(entry, numbers, "review", traffic).orElse(decline);
        double stepUp = limit(entry, numbers, "step_up", traffic).orElse(Math.min(review, decline));
        if (stepUp > review || review > decline) {
            problems.add(
                    entry.line(),
                    "the alerts are out of order",
                    "a harder step has at most as many as a milder one, which it is counted among: step_up 500, review"
                            + " 90, decline 20");
        }
        return new Limits(stepUp, review, decline);
    }

    private Optional<Double> limit(YamlMap entry, DecimalReader numbers, String key, Optional<BigDecimal> traffic) {
        Optional<BigDecimal> alerts = numbers.amount(key);
        if (alerts.isEmpty() || traffic.isEmpty()) {
            return Optional.empty();
        }
        if (alerts.get().compareTo(traffic.get()) > 0) {
            problems.add(
                    entry.line(key),
                    "'" + key + ": " + alerts.get() + "' is more than there are transactions",
                    "write how many a day people can look at");
            return Optional.empty();
        }
        if (alerts.get().signum() == 0) {
            return Optional.of(Limits.NEVER);
        }
        return Optional.of(BigDecimal.ONE
                .subtract(alerts.get().divide(traffic.get(), MathContext.DECIMAL64))
                .doubleValue());
    }
}
