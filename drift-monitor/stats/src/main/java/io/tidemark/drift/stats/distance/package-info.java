/** How far two distributions lie apart, each distance by its published formula, over counts or over samples. */
package io.tidemark.drift.stats.distance;
