/**
 * Bundles that do not travel in the log: where they are kept, and how they are fetched without trusting whoever named
 * the place.
 */
package io.tidemark.scoring.model.fetch;
