package io.tidemark.features.job;

/** Where the job keeps its state. */
public enum FeaturesJobStateBackend {
    /** As objects in memory: fastest. */
    HEAP("hashmap"),
    /** In RocksDB on the local disk: as much as fits there. */
    ROCKSDB("rocksdb");

    private final String flinkName;

    FeaturesJobStateBackend(String flinkName) {
        this.flinkName = flinkName;
    }

    /** Flink's word for it. */
    String flinkName() {
        return flinkName;
    }
}
