package io.tidemark.bench.pipeline;

import io.tidemark.bench.measure.MachineUse;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What was seen of one rate.
 *
 * @param perSecond offered
 * @param achieved transactions a second whose scores were read while they were offered
 * @param growth of the lag, transactions a second
 * @param sustained whether the lag did not grow
 * @param once whether each transaction was scored once, with the features that the engine gives by itself
 * @param latencies nanoseconds by stage, of the transactions that count; empty if it was not sustained
 * @param micros of processor time a transaction, by process and, of the bench's own, by what it did
 * @param machine what others did meanwhile
 */
record Window(
        double perSecond,
        double achieved,
        double growth,
        boolean sustained,
        boolean once,
        Map<Stage, Histogram> latencies,
        Map<String, Double> micros,
        Optional<MachineUse> machine) {

    double millis(Stage stage, double percentile) {
        return latencies.get(stage).getValueAtPercentile(percentile) / 1e6;
    }
}
