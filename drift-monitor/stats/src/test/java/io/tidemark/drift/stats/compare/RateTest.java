package io.tidemark.drift.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.stats.distance.LInfinity;
import io.tidemark.drift.stats.profile.BinIndex;
import io.tidemark.drift.stats.profile.Bins;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * Shares of a column that need no divergence: missing, unseen, the largest difference of a bin.
 */
class RateTest {

    @Property
    void lInfinityIsTheLargestDifferenceOfAShare(
            @ForAll @Size(6) List<@IntRange(max = 9) Integer> a, @ForAll @Size(6) List<@IntRange(max = 9) Integer> b) {
        double[] shares = new double[6];
        double sumA = a.stream().mapToInt(each -> each).sum();
        double sumB = b.stream().mapToInt(each -> each).sum();
        for (int i = 0; i < 6; i++) {
            shares[i] = Math.abs(a.get(i) / sumA - b.get(i) / sumB);
        }
        double distance = LInfinity.of(counts(a), counts(b));
        if (sumA == 0 || sumB == 0) {
            assertThat(distance).isNaN();
        } else {
            assertThat(distance).isCloseTo(Arrays.stream(shares).max().orElseThrow(), within(1e-12));
        }
    }

    @Property
    void everyUnseenValueOfACategoricalColumnCounts(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 6) Integer> reference,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 12) Integer> current) {
        Bins bins = Bins.fit(values(reference));
        BinIndex index = bins.index();
        long[] counts = new long[bins.count()];
        current.forEach(value -> counts[index.of(value)]++);
        double unseen =
                current.stream().filter(value -> !reference.contains(value)).count() / (double) current.size();
        assertThat(UnseenRate.of(bins, counts)).isEqualTo(unseen);
    }

    @Test
    void aNumericColumnHasNoUnseenCategory() {
        double[] reference = new double[100];
        for (int i = 0; i < reference.length; i++) {
            reference[i] = i;
        }
        Bins bins = Bins.fit(reference);
        long[] beyondAll = new long[bins.count()];
        beyondAll[bins.count() - 1] = 7;
        assertThat(UnseenRate.of(bins, beyondAll)).isZero();
    }

    @Test
    void noValuesHaveNoRateButNothingIsMissing() {
        Bins bins = Bins.fit(new double[] {1, 2});
        assertThat(UnseenRate.of(bins, new long[bins.count()])).isNaN();
        assertThat(MissingRate.of(0, 0)).isZero();
        assertThat(MissingRate.of(1, 3)).isEqualTo(0.25);
        assertThat(MissingRate.of(2, 0)).isEqualTo(1);
    }

    private static long[] counts(List<Integer> drawn) {
        return drawn.stream().mapToLong(Integer::longValue).toArray();
    }

    private static double[] values(List<Integer> drawn) {
        return drawn.stream().mapToDouble(Integer::doubleValue).toArray();
    }
}
