package io.tidemark.training.gate.guard;

/**
 * Probabilities, and what happened.
 *
 * @param of what they are of, in words that go on after "on"
 * @param customers the number of the customer of each row
 * @param weights how many transactions each row stands for
 */
// Two of these are never compared, so arrays may be components.
@SuppressWarnings("ArrayRecordComponent")
public record Forecast(String of, double[] probabilities, boolean[] frauds, int[] customers, double[] weights) {}
