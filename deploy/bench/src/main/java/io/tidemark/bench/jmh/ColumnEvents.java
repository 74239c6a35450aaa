package io.tidemark.bench.jmh;

import io.tidemark.drift.stats.profile.ProfileFit;
import io.tidemark.drift.stats.profile.ReferenceProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Scored events whose fifteen features and whose score all are columns of one shape. */
public final class ColumnEvents {
    static final int EVENTS = 1 << 12;
    public static final int COLUMNS = 16;

    private static final int REFERENCE = 5_000;

    private ColumnEvents() {}

    /** Values by event: the features, then the score. */
    public static double[][] of(ColumnShape shape, long seed, int count) {
        double[] values = shape.sample(seed, count * COLUMNS);
        return IntStream.range(0, count)
                .mapToObj(i -> Arrays.copyOfRange(values, i * COLUMNS, (i + 1) * COLUMNS))
                .toArray(double[][]::new);
    }

    /** The profile of other events of that shape, each of a customer of its own. */
    public static ReferenceProfile profile(ColumnShape shape) {
        double[][] events = of(shape, 1, REFERENCE);
        List<double[]> rows = Arrays.stream(events)
                .map(event -> Arrays.copyOf(event, COLUMNS - 1))
                .toList();
        double[] scores =
                Arrays.stream(events).mapToDouble(event -> event[COLUMNS - 1]).toArray();
        List<String> names =
                IntStream.range(0, COLUMNS - 1).mapToObj(i -> "f" + i).toList();
        return new ProfileFit(Set.of(), 1)
                .fit(names, rows, scores, LongStream.range(0, REFERENCE).toArray());
    }
}
