package io.tidemark.bench.state;

import java.util.SortedMap;

/**
 * What the features job takes with its state in RocksDB.
 *
 * @param transactions that went through
 * @param wholeCustomers of whom every transaction was kept
 * @param seconds from the first to the last
 * @param residentBytes largest resident size of the whole process (VmHWM)
 * @param workingBytes largest size of RocksDB's own files, with what compaction has not yet removed
 * @param checkpointBytes size of a checkpoint with all of them
 * @param stageBytes of that, per stage
 */
public record StateFootprint(
        long transactions,
        long wholeCustomers,
        double seconds,
        long residentBytes,
        long workingBytes,
        long checkpointBytes,
        SortedMap<String, Long> stageBytes) {}
