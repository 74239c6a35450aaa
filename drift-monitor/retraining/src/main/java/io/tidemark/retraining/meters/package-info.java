/** What retraining can be watched by. */
package io.tidemark.retraining.meters;
