package io.tidemark.drift.stats.chance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.drift.stats.distance.Psi;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RareSideTest {

    /** The oracle asks of the counts as they are; the limit was searched for among others. */
    @Property(tries = 400)
    void whatIsBeyondItsLimitIsImprobableAndMatters(
            @ForAll @IntRange(min = 1, max = 900) int large,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 6) Integer> small,
            @ForAll @Size(min = 5, max = 5) List<@IntRange(max = 60) Integer> now,
            @ForAll @IntRange(min = 1, max = 12) int clump,
            @ForAll @IntRange(max = 2) int tenths) {
        long[] reference = new long[small.size() + 1];
        long[] current = new long[reference.length];
        for (int bin = 0; bin < reference.length; bin++) {
            reference[bin] = bin == 0 ? large : small.get(bin - 1);
            current[bin] = now.get(bin);
        }
        RareSide rare = RareSide.of(reference, current);
        Assume.that(rare.comparable());
        Assume.that(Pooling.of(reference, Math.min(rare.m(), rare.n())).groups() < 2);
        PsiNull chance = new PsiNull(List.of(100), List.of(1.0), List.of(1.0), clump);
        boolean rises = rare.now() * rare.m() >= rare.before() * rare.n();
        double p = (rises
                        ? ChanceOfRate.of(chance, rare.before(), rare.m(), rare.now(), rare.n())
                        : ChanceOfRate.of(chance, rare.now(), rare.n(), rare.before(), rare.m()))
                .p();
        double psi = Psi.of(
                new long[] {rare.m() - rare.before(), rare.before()}, new long[] {rare.n() - rare.now(), rare.now()});
        PooledPsi pooled = PooledPsi.of(chance, reference, current, tenths / 10.0);
        assertThat(pooled.value()).isEqualTo(psi);
        assertThat(pooled.limit()).isGreaterThanOrEqualTo(tenths / 10.0).isFinite();
        assertThat(pooled.beyond()).isEqualTo(p < PooledPsi.LEVEL / 2 && psi > tenths / 10.0);
    }

    @Test
    void aRareValueThatTakesOverIsFoundAndSoIsOneThatIsGone() {
        assertThat(beyond(new long[] {998, 2}, new long[] {500, 500})).isTrue();
        assertThat(beyond(new long[] {920, 80}, new long[] {0, 60})).isTrue();
        assertThat(beyond(new long[] {998, 2}, new long[] {996, 4})).isFalse();
        assertThat(beyond(new long[] {56, 4}, new long[] {9_000, 0})).isTrue();
        assertThat(beyond(new long[] {56, 4}, new long[] {60, 0})).isFalse();
    }

    @Test
    void nothingIsComparedWhereThereIsOneBinOrNoValue() {
        assertThat(pooled(new long[] {40, 0}, new long[] {9, 0}).value()).isNaN();
        assertThat(pooled(new long[] {40, 1}, new long[] {0, 0}).value()).isNaN();
        assertThat(pooled(new long[0], new long[0]).value()).isNaN();
    }

    private static boolean beyond(long[] reference, long[] current) {
        return pooled(reference, current).beyond();
    }

    private static PooledPsi pooled(long[] reference, long[] current) {
        return PooledPsi.of(PsiNull.INDEPENDENT, reference, current, 0.1);
    }
}
