package io.tidemark.cli.compare;

import io.tidemark.drift.stats.compare.ColumnSamples;
import io.tidemark.drift.stats.compare.ColumnShift;
import io.tidemark.drift.stats.compare.SampleComparison;
import io.tidemark.drift.stats.distance.Statistics;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Whether a column that is gone and one that came hold the same kind of values, distributed alike: then it may be the
 * same column under another name.
 */
final class AlikeColumns {

    /** Jensen-Shannon distance below which two distributions are alike; that of a shift worth an alarm is larger. */
    private static final double ALIKE = 0.1;

    private final List<String> gone;
    private final ColumnTable before;
    private final List<String> came;
    private final ColumnTable now;

    AlikeColumns(List<String> gone, ColumnTable before, List<String> came, ColumnTable now) {
        this.gone = gone;
        this.before = before;
        this.came = came;
        this.now = now;
    }

    boolean test(String one, String other) {
        ComparedColumn both = before.column(gone.indexOf(one)).with(one, now.column(came.indexOf(other)));
        ColumnSamples samples = both.samples();
        if (both.retyped()) {
            return false;
        }
        long[] alone = LongStream.range(0, samples.reference().length).toArray();
        ColumnShift shift = new SampleComparison(0, alone, 1).of(samples);
        return shift.of(Statistics.JENSEN_SHANNON) < ALIKE && !shift.missing().drifted();
    }
}
