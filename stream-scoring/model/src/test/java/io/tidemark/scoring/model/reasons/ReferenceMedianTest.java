package io.tidemark.scoring.model.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReferenceMedianTest {

    @Property(tries = 500)
    void ofIntervalsItIsTheUpperEdgeOfThatOfTheMiddleRow(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int rows,
            @ForAll @IntRange(max = 5) int edgeCount) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.ints(rows, -9, 10).asDoubleStream().sorted().toArray();
        double[] edges = different(random, edgeCount);
        int bin = bin(values[(rows - 1) / 2], new double[0], edges);
        OptionalDouble median = ReferenceMedian.of(new double[0], edges, counts(values, new double[0], edges));
        if (edges.length == 0) {
            assertThat(median).isEmpty();
        } else {
            assertThat(median).hasValue(edges[Math.min(bin, edges.length - 1)]);
        }
    }

    @Property(tries = 500)
    void ofSingleValuesItIsTheMiddleRow(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int rows) {
        double[] values = new SplittableRandom(seed)
                .ints(rows, -9, 10)
                .asDoubleStream()
                .sorted()
                .toArray();
        double[] atoms = Arrays.stream(values).distinct().toArray();
        assertThat(ReferenceMedian.of(atoms, new double[0], counts(values, atoms, new double[0])))
                .hasValue(values[(rows - 1) / 2]);
    }

    @Property(tries = 500)
    void ofBothItIsOneOfThemThatHalfOfTheRowsDoNotExceed(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] edges = different(random, 5);
        double[] atoms = different(random, 2);
        // No row beyond the last edge, where nothing is known.
        double[] values = random.ints(rows, -20, 1)
                .mapToDouble(step -> edges[edges.length - 1] + step)
                .sorted()
                .toArray();
        double median =
                ReferenceMedian.of(atoms, edges, counts(values, atoms, edges)).orElseThrow();
        assertThat(values[(rows - 1) / 2]).isLessThanOrEqualTo(median);
        assertThat(DoubleStream.concat(Arrays.stream(atoms), Arrays.stream(edges)))
                .contains(median);
    }

    @Test
    void noRowsHaveNoMedian() {
        assertThat(ReferenceMedian.of(new double[] {1}, new double[] {}, new long[] {0, 0}))
                .isEmpty();
        assertThatThrownBy(() -> ReferenceMedian.of(new double[] {1}, new double[] {}, new long[] {0}))
                .hasMessage("1 counts for 2 bins");
    }

    private static double[] different(SplittableRandom random, int most) {
        return random.ints(most, -9, 10).asDoubleStream().distinct().sorted().toArray();
    }

    private static long[] counts(double[] values, double[] atoms, double[] edges) {
        long[] counts = new long[atoms.length + edges.length + 1];
        for (double value : values) {
            counts[bin(value, atoms, edges)]++;
        }
        return counts;
    }

    private static int bin(double value, double[] atoms, double[] edges) {
        for (int i = 0; i < atoms.length; i++) {
            if (atoms[i] == value) {
                return i;
            }
        }
        return atoms.length
                + (int) Arrays.stream(edges).filter(edge -> edge < value).count();
    }
}
