package io.tidemark.bench.memory;

/**
 * What a way of training took.
 *
 * @param seconds from the first row to the model
 * @param peakBytes the largest resident size of the process until then
 * @param averagePrecision on rows behind those that were trained on
 * @param rows that were trained on
 */
public record TrainedWay(double seconds, long peakBytes, double averagePrecision, long rows) {}
