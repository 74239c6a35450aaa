/**
 * The retraining service: reads requests from the log, has a candidate trained for each, and answers with it or with
 * why there is none.
 */
package io.tidemark.retraining;
