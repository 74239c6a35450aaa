package io.tidemark.bench.jmh;

import io.tidemark.drift.stats.SketchedColumn;
import io.tidemark.drift.stats.sketch.ValueSketch;
import java.util.concurrent.TimeUnit;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Takes values of a column in, one by one: ours and DataSketches' KLL with its default k. Too many values for a branch predictor to learn them by
 * heart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProfileUpdate {
    private static final int VALUES = 1 << 16;
    private static final int REFERENCE = 100_000;

    @Param("NORMAL")
    public ColumnShape shape;

    private double[] values;
    private SketchedColumn column;
    private ValueSketch sketch;
    private KllDoublesSketch kll;

    @Setup
    public void draw() {
        values = shape.sample(2, VALUES);
        column = new SketchedColumn(shape.sample(1, REFERENCE));
    }

    @Setup(Level.Iteration)
    public void begin() {
        sketch = column.sketch();
        kll = KllDoublesSketch.newHeapInstance();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public ValueSketch ours() {
        for (double value : values) {
            sketch.add(value);
        }
        return sketch;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public KllDoublesSketch peer() {
        for (double value : values) {
            kll.update(value);
        }
        return kll;
    }
}
