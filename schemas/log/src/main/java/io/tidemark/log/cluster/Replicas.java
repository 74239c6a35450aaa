package io.tidemark.log.cluster;

/** How many replicas of a topic must have a record before it counts. */
public final class Replicas {

    private static final int OF_THREE = 2;

    private Replicas() {}

    /**
     * {@code min.insync.replicas} for so many replicas: from three on two of them, so that one may be gone and none is
     * the only one that has a record.
     */
    public static int inSync(int replication) {
        return replication > OF_THREE ? OF_THREE : 1;
    }
}
