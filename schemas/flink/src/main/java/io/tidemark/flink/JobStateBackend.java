package io.tidemark.flink;

/** Where a job keeps its state. */
public enum JobStateBackend {
    /** As objects in memory: fastest; every checkpoint holds all of it. */
    HEAP("hashmap"),
    /**
     * In RocksDB on the local disk, as much as fits there; a checkpoint may hold what has changed since the one before.
     */
    ROCKSDB("rocksdb");

    private final String flinkName;

    JobStateBackend(String flinkName) {
        this.flinkName = flinkName;
    }

    /** Flink's word for it. */
    public String flinkName() {
        return flinkName;
    }
}
