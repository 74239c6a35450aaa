package io.tidemark.scoring.model.manifest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a model was trained on.
 *
 * @param source where the rows came from: a file's name, or {@code scores} for vectors read back as they were served
 * @param from start of the event times, inclusive
 * @param to end of the event times, exclusive
 * @param rows number of training rows
 * @param frauds number of these labelled as fraud
 * @param labelDelay how late labels were assumed to be, or how long they were waited for
 * @param params parameters of the training, as given to XGBoost
 * @param everMissing names of the features that some training row had no value of; empty if nobody knows
 * @param dataSet where the rows are read again; empty if they did not come from the log
 */
public record Training(
        String source,
        Instant from,
        Instant to,
        long rows,
        long frauds,
        Duration labelDelay,
        Map<String, String> params,
        Optional<Set<String>> everMissing,
        Optional<DataSet> dataSet) {

    public Training {
        params = Map.copyOf(params);
        everMissing = everMissing.map(Set::copyOf);
    }

    /** How genuine transactions were sampled; empty if all were trained on. */
    public Optional<Sampling> sampling() {
        return dataSet.flatMap(DataSet::sampling);
    }

    /** How many transactions the rows stand for: more than there are rows where genuine ones were sampled. */
    public double transactions() {
        return frauds + (rows - frauds) / sampling().map(Sampling::share).orElse(1.0);
    }

    /** Of rows that did not come from the log. */
    public Training(
            String source,
            Instant from,
            Instant to,
            long rows,
            long frauds,
            Duration labelDelay,
            Map<String, String> params,
            Optional<Set<String>> everMissing) {
        this(source, from, to, rows, frauds, labelDelay, params, everMissing, Optional.empty());
    }

    /** Likewise, and without knowledge of missing values. */
    public Training(
            String source,
            Instant from,
            Instant to,
            long rows,
            long frauds,
            Duration labelDelay,
            Map<String, String> params) {
        this(source, from, to, rows, frauds, labelDelay, params, Optional.empty());
    }
}
