/**
 * Writing to the log so that nothing is written behind what was not: by the gaps in a customer's order readers tell
 * duplicates.
 */
package io.tidemark.features.job.gapless;
