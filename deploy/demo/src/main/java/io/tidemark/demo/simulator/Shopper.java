package io.tidemark.demo.simulator;

/**
 * A customer's habits.
 *
 * @param id the customer's token
 * @param meanAmount what a purchase costs on average, in minor units
 * @param terminals indices of the terminals that the customer uses
 */
record Shopper(String id, double meanAmount, int[] terminals) {}
