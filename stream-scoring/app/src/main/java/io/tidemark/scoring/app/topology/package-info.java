/**
 * The topology and its one processor: which record meets which decision, under which activation, and what is written of
 * it.
 */
package io.tidemark.scoring.app.topology;
