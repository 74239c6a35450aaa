package io.tidemark.bench.state;

import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;

/**
 * What the features job takes in memory and on disk once every customer has a full history: the job's own stages at
 * parallelism 2, in a process of their own, fed without a broker.
 *
 * @param catalogue shipped name
 * @param customers how many; a tenth as many terminals
 */
record WholeState(String catalogue, int customers) {

    static final int KEPT = 60;
    /** Terminals have ten times as many events each as customers. */
    static final int KEPT_OF_TERMINALS = 600;

    private static final double MOST_MIB = 4096;
    private static final double MIB = 1 << 20;

    /** @param codec bytes that the engine's codec writes of an entity with so many events kept */
    List<BenchResult> measure(ToDoubleBiFunction<String, Integer> codec, Consumer<String> progress) throws Exception {
        String what = "%s, %,d customers with %d events".formatted(catalogue, customers, KEPT);
        progress.accept(what + ", state in RocksDB");
        StateFootprint onDisk = StateChild.fill(catalogue, "rocksdb", customers, KEPT, "1g", progress);
        progress.accept("filled in %.0f s".formatted(onDisk.seconds()));
        boolean whole = onDisk.holdsAll();
        List<BenchResult> results = new ArrayList<>();
        results.add(BenchResult.atMost(
                what + ": resident size of the process",
                Samples.of(onDisk.residentBytes() / MIB),
                Samples.of(MOST_MIB),
                "4 GiB",
                "MiB",
                1,
                whole));
        results.add(BenchResult.reported(
                what + ": RocksDB's files at most",
                Samples.of(onDisk.workingBytes() / MIB),
                Samples.of(onDisk.checkpointBytes() / MIB),
                "a checkpoint",
                "MiB",
                whole));
        results.add(perEntity(onDisk, "customer", onDisk.customers(), KEPT, codec));
        results.add(perEntity(onDisk, "terminal", onDisk.terminals(), KEPT_OF_TERMINALS, codec));
        return results;
    }

    private BenchResult perEntity(
            StateFootprint onDisk, String stage, long entities, int kept, ToDoubleBiFunction<String, Integer> codec) {
        return BenchResult.reported(
                "%s %s with %d events kept, in RocksDB's checkpoint".formatted(catalogue, stage, kept),
                Samples.of((double) onDisk.stageBytes().get(stage) / entities),
                Samples.of(codec.applyAsDouble(stage, kept)),
                "as the engine writes it",
                "bytes",
                onDisk.holdsAll());
    }
}
