package io.tidemark.bench.measure;

/**
 * What else the machine did while something was measured.
 *
 * @param processors that there are
 * @param others mean number of processors that were busy with what is neither this process nor one that it started,
 *     with time that a hypervisor took for others
 * @param loadAverage of the last minute, at the end; what is measured itself is in it
 * @param busy whether others took so much that figures cannot be trusted
 */
public record MachineUse(int processors, double others, double loadAverage, boolean busy) {

    /** Share of the processors that others may take. */
    static final double MOST = 0.1;

    static MachineUse of(int processors, double others, double loadAverage) {
        return new MachineUse(processors, others, loadAverage, others > MOST * processors);
    }
}
