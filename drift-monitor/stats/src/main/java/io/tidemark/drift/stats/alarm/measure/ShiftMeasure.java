package io.tidemark.drift.stats.alarm.measure;

import io.tidemark.drift.stats.chance.ChanceOfPsi;
import io.tidemark.drift.stats.chance.Pooling;
import io.tidemark.drift.stats.profile.ReferenceColumn;
import java.util.Arrays;
import java.util.Optional;

/** Compares how the values of a column are spread over its bins. */
final class ShiftMeasure {
    private final AlarmSettings settings;

    ShiftMeasure(AlarmSettings settings) {
        this.settings = settings;
    }

    /** Empty if there are too few values on a side, or all of them are expected in one bin. */
    Optional<Measured> of(Hypothesis hypothesis, ReferenceColumn column, long[] before, long[] now) {
        long m = Arrays.stream(before).sum();
        long n = Arrays.stream(now).sum();
        if (Math.min(m, n) < settings.minimumEvents()) {
            return Optional.empty();
        }
        Pooling pooling = Pooling.of(before, Math.min(m, n));
        if (pooling.groups() < 2) {
            return Optional.empty();
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
}
