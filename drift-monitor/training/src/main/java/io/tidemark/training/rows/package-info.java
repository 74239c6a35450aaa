/**
 * Which transactions are learned from and with which labels: vectors as they were served, joined with what became
 * known, within a range of time and a limit of memory.
 */
package io.tidemark.training.rows;
