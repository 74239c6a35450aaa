/**
 * Servers for one run, and what is sent through them: transactions, vectors, all at once or at times that are fixed
 * beforehand.
 */
package io.tidemark.bench.traffic;
