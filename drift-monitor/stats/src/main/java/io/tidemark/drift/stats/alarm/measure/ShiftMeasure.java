package io.tidemark.drift.stats.alarm.measure;

import io.tidemark.drift.stats.chance.ChanceOfPsi;
import io.tidemark.drift.stats.chance.Pooling;
import io.tidemark.drift.stats.chance.RareSide;
import io.tidemark.drift.stats.profile.ColumnKind;
import io.tidemark.drift.stats.profile.ReferenceColumn;
import java.util.Arrays;
import java.util.Optional;

/**
 * Compares how the values of a column are spread over its bins. Where one bin dominates so that nothing is left to pool
 * the others into, it compares how often a value is outside of it.
 */
final class ShiftMeasure {
    private final AlarmSettings settings;
    private final RateMeasure rate;

    ShiftMeasure(AlarmSettings settings) {
        this.settings = settings;
        this.rate = new RateMeasure(settings);
    }

    /** Empty if there are too few values on a side, or all that are known are in one bin. */
    Optional<Measured> of(Hypothesis hypothesis, ReferenceColumn column, long[] before, long[] now) {
        long m = Arrays.stream(before).sum();
        long n = Arrays.stream(now).sum();
        if (Math.min(m, n) < settings.minimumEvents()) {
            return Optional.empty();
        }
        Pooling pooling = Pooling.of(before, Math.min(m, n));
        if (pooling.groups() < 2) {
            return dominated(hypothesis, column, before, now);
        }
        double psi = pooling.psi(before, now);
        ChanceOfPsi chance = ChanceOfPsi.of(column.chance(), pooling.groups(), m, n);
        return Optional.of(new Measured(
                hypothesis,
                psi,
                chance,
                chance.tail(psi),
                m,
                n,
                Math.max(0, psi - chance.mean()),
                settings.minimumEffect(),
                false,
                column.importance()));
    }

    /** Of known values: how many are unknown is a question of its own, and asking it twice would find it twice. */
    private Optional<Measured> dominated(Hypothesis hypothesis, ReferenceColumn column, long[] before, long[] now) {
        int known = column.bins().kind() == ColumnKind.CATEGORICAL ? before.length - 1 : before.length;
        RareSide rare = RareSide.of(Arrays.copyOf(before, known), Arrays.copyOf(now, known));
        return rare.comparable()
                ? Optional.of(rate.of(
                        hypothesis,
                        column.chance(),
                        rare.before(),
                        rare.m(),
                        rare.now(),
                        rare.n(),
                        column.importance()))
                : Optional.empty();
    }
}
