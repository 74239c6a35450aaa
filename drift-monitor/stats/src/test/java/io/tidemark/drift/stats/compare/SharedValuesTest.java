package io.tidemark.drift.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.stats.chance.Blocks;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharedValuesTest {

    private static final int VALUES = 8;

    /** The oracle asks each row who else has its value. */
    @Property
    void rowsAreCountedByHowManyBlocksHaveTheirValue(
            @ForAll @Size(max = 40) List<@IntRange(min = -1, max = VALUES - 1) Integer> values,
            @ForAll @Size(value = 40) List<@IntRange(max = 5) Integer> blocks) {
        int[] binned = values.stream().mapToInt(Integer::intValue).toArray();
        long[] block = IntStream.range(0, binned.length).mapToLong(blocks::get).toArray();
        long[] counted = new long[3];
        for (int row = 0; row < binned.length; row++) {
            Set<Long> sharing = new HashSet<>();
            for (int other = 0; other < binned.length; other++) {
                if (binned[other] == binned[row]) {
                    sharing.add(block[other]);
                }
            }
            if (binned[row] >= 0) {
                counted[Math.min(sharing.size(), 3) - 1]++;
            }
        }
        assertThat(SharedValues.of(Blocks.of(block, new long[block.length]), binned, VALUES))
                .isEqualTo(new SharedValues(Arrays.stream(counted).sum(), counted[0], counted[1]));
    }

    /** The oracle is the world itself, of which the reference has seen a part. */
    @Test
    void theShareOfTheUnknownIsThatOfTheWorldAndSoIsItsError() {
        RandomGenerator random = new SplittableRandom(3);
        int worlds = 300;
        int values = 400;
        double errors = 0;
        double squares = 0;
        double stated = 0;
        for (int world = 0; world < worlds; world++) {
            int[] rows = random.ints(600, 0, values).toArray();
            long[] alone = IntStream.range(0, rows.length).asLongStream().toArray();
            SharedValues shared = SharedValues.of(Blocks.of(alone, new long[rows.length]), rows, values);
            double truth = 1 - Arrays.stream(rows).distinct().count() / (double) values;
            errors += shared.unknown() - truth;
            squares += Math.pow(shared.unknown() - truth, 2);
            stated += shared.unknown() / shared.asRate()[1];
        }
        assertThat(errors / worlds).isCloseTo(0, within(0.005));
        assertThat(squares / stated).isBetween(0.6, 1.2);
    }
}
