package io.tidemark.bench.jmh;

import io.tidemark.drift.stats.compare.SketchedColumn;
import io.tidemark.drift.stats.sketch.ValueSketch;
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
 * Takes values of a column in: ours and DataSketches' KLL with its default k. Too many values for a branch predictor to
 * learn them by heart. A call takes as many values as either side needs for some tenths of a millisecond, which is
 * shorter than the slice of a scheduler: on a busy machine most calls run undisturbed, of both sides alike.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProfileUpdate {
    /** Values of a call. */
    static final int OURS = 1 << 16;
    /** Likewise. */
    static final int PEER = 1 << 13;

    private static final int REFERENCE = 100_000;

    @Param("NORMAL")
    public ColumnShape shape;

    private double[] values;
    private SketchedColumn column;
    private ValueSketch sketch;
    private KllDoublesSketch kll;
    private int from;

    @Setup
    public void draw() {
        values = shape.sample(2, OURS);
        column = new SketchedColumn(shape.sample(1, REFERENCE));
    }

    @Setup(Level.Iteration)
    public void begin() {
        sketch = column.sketch();
        kll = KllDoublesSketch.newHeapInstance();
    }

    @Benchmark
    public ValueSketch ours() {
        sketch.addAll(values);
        return sketch;
    }

    @Benchmark
    public KllDoublesSketch peer() {
        for (int i = from; i < from + PEER; i++) {
            kll.update(values[i]);
        }
        from = (from + PEER) % OURS;
        return kll;
    }
}
