package io.tidemark.bench.memory;

/**
 * What a way of training took.
 *
 * @param seconds of processor from the first row to the model, which others on the machine do not change
 * @param peakBytes the largest resident size of the process until then
 * @param averagePrecision on rows behind those that were trained on
 * @param rows that were trained on
 */
public record TrainedWay(double seconds, long peakBytes, double averagePrecision, long rows) {}
