/** What a distance is by chance alone: bootstraps over blocks, tails of distributions, and the limits that follow. */
package io.tidemark.drift.stats.chance;
