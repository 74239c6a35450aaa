package io.tidemark.drift.job;

/** Where the job keeps its state: above all the scores that wait for their labels to mature. */
public enum MonitorJobStateBackend {
    /** As objects in memory; every checkpoint holds all of it. */
    HEAP("hashmap", false),
    /** In RocksDB on the local disk, as much as fits there; a checkpoint holds what has changed since the one before. */
    ROCKSDB("rocksdb", true);

    private final String flinkName;
    private final boolean incremental;

    MonitorJobStateBackend(String flinkName, boolean incremental) {
        this.flinkName = flinkName;
        this.incremental = incremental;
    }

    /** Flink's word for it. */
    String flinkName() {
        return flinkName;
    }

    /** Whether a checkpoint may build on the one before. */
    boolean incremental() {
        return incremental;
    }
}
