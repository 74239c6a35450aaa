/**
 * Simulated card traffic of the project's own: customers with habits, terminals, several kinds of fraud, labels that
 * arrive late, and a drift that can be planted. Everything follows from one seed.
 */
package io.tidemark.demo.simulator;
