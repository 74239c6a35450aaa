package io.tidemark.bench.jmh;

import io.tidemark.drift.job.segments.ValueCounts;
import io.tidemark.drift.stats.profile.Binning;
import java.util.concurrent.TimeUnit;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Takes scored events in, whose columns all have one shape: as the monitor does, which puts each value into the bins of
 * the reference profile and counts it among all traffic, and as DataSketches' KLL does with its default k, a sketch for
 * each column. Too many values for a branch predictor to learn them by heart. A call takes as many events as either
 * side needs for some tenths of a millisecond, which is shorter than the slice of a scheduler: on a busy machine most
 * calls run undisturbed, of both sides alike.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProfileUpdate {
    /** Values of a call. */
    static final int OURS = ColumnEvents.EVENTS * ColumnEvents.COLUMNS;
    /** Likewise. */
    static final int PEER = OURS / 8;

    private static final String ALL_TRAFFIC = "";
    private static final int MOST_SEGMENTS = 20;

    @Param("NORMAL")
    public ColumnShape shape;

    private double[][] events;
    private Binning binning;
    private ValueCounts counts;
    private KllDoublesSketch[] sketches;
    private int from;

    @Setup
    public void draw() {
        events = ColumnEvents.of(shape, 2, ColumnEvents.EVENTS);
        binning = new Binning(ColumnEvents.profile(shape));
    }

    @Setup(Level.Iteration)
    public void begin() {
        counts = new ValueCounts(MOST_SEGMENTS);
        sketches = new KllDoublesSketch[ColumnEvents.COLUMNS];
        for (int i = 0; i < sketches.length; i++) {
            sketches[i] = KllDoublesSketch.newHeapInstance();
        }
    }

    @Benchmark
    public ValueCounts ours() {
        for (double[] event : events) {
            counts.add(ALL_TRAFFIC, binning.size(), binning.slots(event, false));
        }
        return counts;
    }

    @Benchmark
    public KllDoublesSketch[] peer() {
        int to = from + PEER / ColumnEvents.COLUMNS;
        for (int i = from; i < to; i++) {
            for (int column = 0; column < sketches.length; column++) {
                sketches[column].update(events[i][column]);
            }
        }
        from = to % events.length;
        return sketches;
    }
}
