package io.tidemark.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Answers one event of entities whose windows are full: as many events leave as come. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class EventCost {

    private SteadyEntities entities;

    /** Entities without history yet. */
    protected abstract SteadyEntities entities();

    @Setup
    public void fill() {
        entities = entities();
        entities.fill();
    }

    @Benchmark
    public double[] event() {
        return entities.next();
    }
}
