/**
 * What the log holds of traffic, read as training takes it in: rows for a retraining, and the rows of a bundle once
 * more.
 */
package io.tidemark.retraining.log;
