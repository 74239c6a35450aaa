package io.tidemark.drift.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.drift.stats.distance.Statistics;
import io.tidemark.drift.stats.profile.ColumnKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SampleComparisonTest {

    @Property(tries = 40)
    void categoriesAreCountedAsTheyStandAndUnseenOnesTogether(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 9) Integer> before,
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 14) Integer> after) {
        ColumnShift shift = compare(values(before), values(after));
        Map<Integer, Long> reference = new TreeMap<>();
        before.forEach(value -> reference.merge(value, 1L, Long::sum));
        long unseen =
                after.stream().filter(value -> !reference.containsKey(value)).count();
        assertThat(shift.kind()).isEqualTo(ColumnKind.CATEGORICAL);
        assertThat(shift.histograms().bins()).isEqualTo(reference.size() + 1);
        assertThat(shift.histograms().reference()[reference.size()]).isZero();
        assertThat(shift.histograms().current()[reference.size()]).isEqualTo(unseen);
        int at = 0;
        double psi = term(0, unseen / (double) after.size());
        for (Map.Entry<Integer, Long> entry : reference.entrySet()) {
            long now = after.stream().filter(entry.getKey()::equals).count();
            assertThat(shift.histograms().reference()[at]).isEqualTo(entry.getValue());
            assertThat(shift.histograms().current()[at]).isEqualTo(now);
            assertThat(shift.histograms().labels()[at]).isEqualTo(entry.getKey().toString());
            psi += term(entry.getValue() / (double) before.size(), now / (double) after.size());
            at++;
        }
        assertThat(shift.of(Statistics.PSI)).isCloseTo(psi, within(1e-12));
        assertThat(shift.drifted())
                .isEqualTo(shift.pooled().beyond() || shift.unseen().drifted());
    }

    @Test
    void textsHaveNoOrderSoNothingIsSaidOfDistances() {
        ColumnSamples texts = new ColumnSamples(
                "channel", true, List.of("online", "pos"), new double[] {0, 1, 1, 1}, new double[] {0, 2, Double.NaN, 1
                });
        ColumnShift shift = new SampleComparison(0.1, new long[] {0, 1, 2, 3}, 1).of(texts);
        assertThat(shift.histograms().labels()).containsExactly("online", "pos", "others");
        assertThat(shift.histograms().current()).containsExactly(1, 1, 1);
        assertThat(shift.statistics().entrySet().stream()
                        .filter(each -> Double.isNaN(each.getValue()))
                        .map(each -> each.getKey().name()))
                .containsExactly("ks", "ks_p", "wasserstein");
        assertThat(shift.missing().current()).isEqualTo(0.25);
    }

    @Test
    void aColumnThatLostAllItsValuesHasDriftedThoughNothingCanBeMeasured() {
        ColumnShift shift = compare(new double[] {1, 2, 3}, new double[] {Double.NaN, Double.NaN});
        assertThat(shift.of(Statistics.PSI)).isNaN();
        assertThat(shift.missing().current()).isEqualTo(1);
        assertThat(shift.drifted()).isTrue();
        assertThat(compare(new double[] {Double.NaN}, new double[] {Double.NaN}).drifted())
                .isFalse();
    }

    @Test
    void aShiftIsFoundAndASampleOfTheSameIsNot() {
        Random random = new Random(2);
        double[] before = random.doubles(20_000).toArray();
        double[] same = random.doubles(3_000).toArray();
        double[] shifted = Arrays.stream(same).map(value -> value * value).toArray();
        assertThat(compare(before, same).drifted()).isFalse();
        assertThat(compare(before, shifted).drifted()).isTrue();
    }

    @Test
    void rowsThatHangTogetherMakeTheLimitWider() {
        Random random = new Random(3);
        int rows = 20_000;
        double[] values = new double[rows];
        long[] block = new long[rows];
        for (int i = 0; i < rows; i++) {
            block[i] = i / 100;
            values[i] = i % 100 == 0 ? random.nextGaussian() * 10 : values[i - 1] + random.nextGaussian() / 10;
        }
        long[] alone = IntStream.range(0, rows).asLongStream().toArray();
        ColumnSamples column = ColumnSamples.ofNumbers("x", values, Arrays.copyOf(values, 4_000));
        double clustered = new SampleComparison(0, block, 1).of(column).pooled().limit();
        double independent =
                new SampleComparison(0, alone, 1).of(column).pooled().limit();
        assertThat(clustered).isGreaterThan(10 * independent);
    }

    @Test
    void withManyCategoriesAndFewRowsInEachChanceSeldomReachesTheLimit() {
        Random random = new Random(5);
        int categories = 1_500;
        List<String> names =
                IntStream.range(0, categories).mapToObj(i -> "c" + i).toList();
        double[] before = random.ints(20_000, 0, categories).asDoubleStream().toArray();
        long[] alone = IntStream.range(0, before.length).asLongStream().toArray();
        SampleComparison comparison = new SampleComparison(0, alone, 1);
        int beyond = 0;
        for (int i = 0; i < 10; i++) {
            double[] after = random.ints(8_000, 0, categories).asDoubleStream().toArray();
            ColumnShift shift = comparison.of(new ColumnSamples("merchant", true, names, before, after));
            beyond += shift.drifted() ? 1 : 0;
        }
        assertThat(beyond).isLessThanOrEqualTo(1);
    }

    @Test
    void aColumnOfIdsMayHaveOthersAndOneThatHadFewMayNot() {
        int ids = 70_000;
        double[] before = IntStream.range(0, ids).asDoubleStream().toArray();
        double[] after = new double[ids];
        Arrays.fill(after, ids);
        List<String> names = IntStream.range(0, ids).mapToObj(i -> "t" + i).toList();
        ColumnShift shift = new SampleComparison(0.1, new long[ids], 1)
                .of(new ColumnSamples("transaction_id", true, names, before, after));
        assertThat(shift.pooled().limit()).isPositive().isFinite();
        assertThat(shift.unseen()).isEqualTo(new UnseenShares(1, 1, 1));
        assertThat(shift.drifted()).isFalse();

        Arrays.setAll(before, i -> i / 10);
        shift = new SampleComparison(0.1, new long[ids], 1)
                .of(new ColumnSamples("transaction_id", true, names, before, after));
        assertThat(shift.unseen().expected()).isZero();
        assertThat(shift.unseen().current()).isEqualTo(1);
        assertThat(shift.drifted()).isTrue();
    }

    @Test
    void blocksAreOfTheReference() {
        assertThatThrownBy(() -> new SampleComparison(0.1, new long[2], 1)
                        .of(ColumnSamples.ofNumbers("x", new double[3], new double[3])))
                .hasMessageContaining("3 reference rows of x in 2 blocks");
    }

    private static double term(double p, double q) {
        double a = Math.max(p, 1e-4);
        double b = Math.max(q, 1e-4);
        return (b - a) * Math.log(b / a);
    }

    private static double[] values(List<Integer> values) {
        return values.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    private static ColumnShift compare(double[] before, double[] after) {
        long[] block = IntStream.range(0, before.length).asLongStream().toArray();
        return new SampleComparison(0.1, block, 1).of(ColumnSamples.ofNumbers("x", before, after));
    }
}
