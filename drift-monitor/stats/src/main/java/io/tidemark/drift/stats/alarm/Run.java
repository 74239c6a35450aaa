package io.tidemark.drift.stats.alarm;

import io.tidemark.drift.stats.alarm.measure.Hypothesis;
import java.util.List;

/**
 * A hypothesis that stood out in the newest windows.
 *
 * @param sinceMillis start of the first of them
 * @param p of each of them, newest last, at most as many as an alarm has to wait for
 */
public record Run(Hypothesis hypothesis, long sinceMillis, List<Double> p) {

    public Run {
        p = List.copyOf(p);
    }
}
