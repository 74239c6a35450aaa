package io.tidemark.bench.late;

import io.tidemark.features.catalogue.WindowFeature;
import java.util.Arrays;

/** Everything that came, all of it looked at for every value: the slow way. */
final class SlowWindows {

    private long[] times = new long[1 << 20];
    private long[] amounts = new long[1 << 20];
    private boolean[] frauds = new boolean[1 << 20];
    private int size;

    void add(long time, long amount, boolean fraud) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            amounts = Arrays.copyOf(amounts, 2 * size);
            frauds = Arrays.copyOf(frauds, 2 * size);
        }
        times[size] = time;
        amounts[size] = amount;
        frauds[size++] = fraud;
    }

    /** Of a feature at the event that came last; NaN of an aggregate that is not compared here. */
    double value(WindowFeature feature) {
        int itself = size - 1;
        long upTo = times[itself] - feature.delay().toMillis();
        long after = upTo - feature.window().toMillis();
        long count = 0;
        long sum = 0;
        long known = 0;
        long most = Long.MIN_VALUE;
        long newest = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            if (after < times[i] && times[i] <= upTo && (i < itself || feature.includesItself())) {
                count++;
                sum += amounts[i];
                known += frauds[i] ? 1 : 0;
                most = Math.max(most, amounts[i]);
                newest = Math.max(newest, times[i]);
            }
        }
        return switch (feature.aggregate().word()) {
            case "count" -> count;
            case "mean" -> sum / (100.0 * count);
            case "max" -> most / 100.0;
            case "fraud_rate" -> count == 0 ? 0 : (double) known / count;
            case "seconds_since_last" -> (times[itself] - newest) / 1000.0;
            default -> Double.NaN;
        };
    }
}
