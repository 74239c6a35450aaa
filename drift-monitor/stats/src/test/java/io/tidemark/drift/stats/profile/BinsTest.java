package io.tidemark.drift.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BinsTest {
    @Test
    void manyDistinctValuesAreCutAtTheDeciles() {
        Bins bins = Bins.fit(IntStream.rangeClosed(0, 100).asDoubleStream().toArray());

        assertThat(bins.kind()).isEqualTo(ColumnKind.NUMERIC);
        assertThat(bins.edges()).containsExactly(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0);
        assertThat(bins.index().of(10.0)).isZero();
        assertThat(bins.index().of(10.5)).isEqualTo(1);
        assertThat(bins.index().of(-1e300)).isZero();
        assertThat(bins.index().of(Double.POSITIVE_INFINITY)).isEqualTo(9);
    }

    @Test
    void fewDistinctValuesAreCategoriesAndUnseenOnesShareOneMoreBin() {
        Bins bins = Bins.fit(new double[] {0, 1, 1, 5, 0});

        assertThat(bins.kind()).isEqualTo(ColumnKind.CATEGORICAL);
        assertThat(bins.count()).isEqualTo(4);
        assertThat(bins.index().of(-0.0)).isZero();
        assertThat(bins.index().of(5)).isEqualTo(2);
        assertThat(bins.index().of(4.999)).isEqualTo(3);
        assertThat(bins.index().of(77)).isEqualTo(3);
    }

    @Test
    void aSparseColumnKeepsItsCommonValueApartAndCutsTheRest() {
        SplittableRandom random = new SplittableRandom(1);
        double[] risk = IntStream.range(0, 1_000)
                .mapToDouble(i -> i < 970 ? 0 : random.nextDouble(0.01, 1))
                .toArray();
        Bins bins = Bins.fit(risk);

        assertThat(bins.atoms()).containsExactly(0.0);
        assertThat(bins.count()).isEqualTo(11);
        assertThat(bins.index().of(0)).isZero();
        assertThat(bins.index().of(0.9999)).isEqualTo(10);
    }

    @Property
    void everyValueFallsIntoTheIntervalThatContainsIt(
            @ForAll @Size(min = 30, max = 200) double[] reference,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double value) {
        Bins bins = Bins.fit(reference);
        int bin = bins.index().of(value);

        int slow = bins.atoms().indexOf(value + 0.0);
        if (slow < 0) {
            slow = bins.atoms().size()
                    + (int) bins.edges().stream().filter(edge -> edge < value).count();
        }
        assertThat(bin).isEqualTo(slow).isBetween(0, bins.count() - 1);
    }

    @Property
    void edgesAscendStrictly(@ForAll @Size(min = 1, max = 300) double[] reference) {
        Bins bins = Bins.fit(
                Arrays.stream(reference).map(value -> Math.rint(value % 40)).toArray());
        for (int i = 1; i < bins.edges().size(); i++) {
            assertThat(bins.edges().get(i)).isGreaterThan(bins.edges().get(i - 1));
        }
    }
}
