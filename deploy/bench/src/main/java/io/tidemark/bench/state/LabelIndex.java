package io.tidemark.bench.state;

import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import java.util.function.Consumer;

/** Bytes per transaction of the index from a transaction's id to its entities, which labels without them need. */
final class LabelIndex {

    private static final int CUSTOMERS = 10_000;
    private static final int KEPT = 60;

    private LabelIndex() {}

    static BenchResult measure(Consumer<String> progress) throws Exception {
        progress.accept("the index from transactions to entities");
        StateFootprint disk = StateChild.fill("handbook", "rocksdb", CUSTOMERS, KEPT, "1g", progress);
        StateFootprint heap = StateChild.fill("handbook", "heap", CUSTOMERS, KEPT, "3g", progress);
        return BenchResult.reported(
                "label index, a transaction, in RocksDB's checkpoint",
                Samples.of(perTransaction(disk)),
                Samples.of(perTransaction(heap)),
                "heap state, serialised",
                "bytes",
                disk.holdsAll() && heap.holdsAll());
    }

    private static double perTransaction(StateFootprint footprint) {
        return (double) footprint.stageBytes().get("identity") / footprint.transactions();
    }
}
