/** Reads the log of what stands in lists. */
package io.tidemark.scoring.release.lists;
