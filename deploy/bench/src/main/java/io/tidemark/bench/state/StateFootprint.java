package io.tidemark.bench.state;

import java.util.SortedMap;

/**
 * What the features job takes with its state.
 *
 * @param transactions that went through
 * @param expected how many should have
 * @param customers that were met
 * @param terminals likewise
 * @param wholeCustomers those of whom every transaction was counted
 * @param seconds from the first to the last
 * @param residentBytes largest resident size of the whole process (VmHWM)
 * @param workingBytes largest size of RocksDB's own files, with what compaction has not yet removed; 0 on the heap
 * @param checkpointBytes size of a checkpoint with all of them
 * @param stageBytes of that, per stage
 */
public record StateFootprint(
        long transactions,
        long expected,
        long customers,
        long terminals,
        long wholeCustomers,
        double seconds,
        long residentBytes,
        long workingBytes,
        long checkpointBytes,
        SortedMap<String, Long> stageBytes) {

    /** Whether everything that was sent is in the state. */
    public boolean holdsAll() {
        return transactions == expected && wholeCustomers == customers;
    }
}
