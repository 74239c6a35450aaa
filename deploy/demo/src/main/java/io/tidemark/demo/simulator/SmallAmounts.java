package io.tidemark.demo.simulator;

import io.tidemark.features.files.Row;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Amounts at the lower end of what people pay: from half of what all but one in two hundred pay up to what all but one
 * in ten do.
 */
final class SmallAmounts {

    private static final double LOWEST = 0.005;
    private static final double HIGHEST = 0.1;

    private final long least;
    private final long most;

    SmallAmounts(List<Row> history) {
        long[] amounts = history.stream()
                .filter(row -> !row.fraud())
                .mapToLong(row -> row.transaction().getAmount().getMinorUnits())
                .filter(amount -> amount > 0)
                .sorted()
                .toArray();
        least = amounts.length == 0 ? 1 : Math.max(1, amounts[(int) (LOWEST * amounts.length)] / 2);
        most = amounts.length == 0 ? 1 : Math.max(least, amounts[(int) (HIGHEST * amounts.length)]);
    }

    /** In minor units. */
    long any(RandomGenerator random) {
        return random.nextLong(least, most + 1);
    }
}
