/** How well scores order frauds before genuine transactions. */
package io.tidemark.drift.stats.quality;
