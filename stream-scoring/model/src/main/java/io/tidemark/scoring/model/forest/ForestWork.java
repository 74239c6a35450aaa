package io.tidemark.scoring.model.forest;

/**
 * What a compiled forest costs, counted and not timed: the same on every machine, however busy.
 *
 * @param nodes of all trees, leaves included; each takes 8 bytes
 * @param steps nodes that are looked at to score a row, the same for every row
 */
public record ForestWork(int nodes, long steps) {}
