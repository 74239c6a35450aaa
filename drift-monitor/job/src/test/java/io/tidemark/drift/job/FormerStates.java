package io.tidemark.drift.job;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;

/** What operators left behind that kept tuples; see the folder of that name among the savepoints. */
public final class FormerStates {
    public static final List<String> BACKENDS = List.of("heap", "rocksdb");

    private FormerStates() {}

    /** @param backend one of {@link #BACKENDS} */
    public static OperatorSubtaskState of(String backend, String operator) throws Exception {
        Path path = Path.of("src", "test", "resources", "savepoints", "tuples", backend + "-" + operator);
        return OperatorSnapshotUtil.readStateHandle(path.toString());
    }

    /** A backend of that name. */
    public static StateBackend backend(String name) {
        return name.equals("heap") ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend(false);
    }
}
