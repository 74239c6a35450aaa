package io.tidemark.cli.bench;

/**
 * What else the machine did while a benchmark ran, as it says it.
 *
 * @param processors that there are
 * @param others mean number of processors that others used
 * @param loadAverage of the last minute, at the end
 * @param busy whether others used so much that figures cannot be trusted
 */
record Machine(int processors, double others, double loadAverage, boolean busy) {}
