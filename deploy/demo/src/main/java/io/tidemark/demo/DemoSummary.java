package io.tidemark.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * What the topics held at the end of a demonstration.
 *
 * @param transactionsSent distinct transactions in `transactions`
 * @param scored distinct transactions in `scores`
 * @param scoredTwice score records beyond the first of a transaction
 * @param lost transactions with neither a score nor a dead letter
 * @param duplicates records of `transactions` that repeat an earlier one
 * @param deadLetters records of `dead-letters`
 * @param alerts records of `alerts-fraud`
 * @param alertPrecision share of frauds among the alerts of transactions that a model decided; null without any
 * @param alertRecall share of alerts among the frauds that a model decided; null without any
 * @param modelVersions the champions in the order of their activations
 * @param driftReports distinct reports in `drift-reports`
 * @param driftAlarms distinct alarms raised in `alerts-drift`
 * @param swaps activations that replaced one champion by another
 * @param mixed scores whose model is not the one in force at their place in the log
 * @param steps what has happened of the story, in its order
 * @param notYet the names of the steps that had not happened when the limit was reached; empty if the story was told
 * @param trafficPerSecond how fast live traffic was sent; null if there was none
 * @param latencyMs from the scheduled sending of a transaction to its score read by a read_committed consumer, live
 *     traffic only
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record DemoSummary(
        long transactionsSent,
        long scored,
        long scoredTwice,
        long lost,
        long duplicates,
        long deadLetters,
        long alerts,
        @JsonProperty Double alertPrecision,
        @JsonProperty Double alertRecall,
        List<String> modelVersions,
        long driftReports,
        long driftAlarms,
        long swaps,
        long mixed,
        List<Step> steps,
        List<String> notYet,
        @JsonProperty Rate trafficPerSecond,
        Latency latencyMs) {

    public DemoSummary {
        modelVersions = List.copyOf(modelVersions);
        steps = List.copyOf(steps);
        notYet = List.copyOf(notYet);
    }

    /** Milliseconds at three quantiles. */
    public record Latency(double p50, double p99, double p999) {}

    /** Transactions a second, on average over the hours of a day: at first, at the slowest and at the end. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Rate(double first, double lowest, double last) {}

    /** The same with what was told, and how fast. */
    DemoSummary telling(Storyline storyline, Optional<Rate> rate) {
        return new DemoSummary(
                transactionsSent,
                scored,
                scoredTwice,
                lost,
                duplicates,
                deadLetters,
                alerts,
                alertPrecision,
                alertRecall,
                modelVersions,
                driftReports,
                driftAlarms,
                swaps,
                mixed,
                storyline.steps(),
                storyline.outstanding().stream().map(Chapter::id).toList(),
                rate.orElse(null),
                latencyMs);
    }

    /** Whether all of the story happened. */
    public boolean told() {
        return notYet.isEmpty();
    }

    /** Nothing lost, nothing scored twice, nothing decided by a model that was not in force. */
    public boolean sound() {
        return lost == 0 && scoredTwice == 0 && mixed == 0;
    }
}
