/** How long labels take to come. */
package io.tidemark.drift.stats.quality.delay;
