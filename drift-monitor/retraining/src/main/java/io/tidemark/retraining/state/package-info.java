/** What the service keeps on disk: where trainings work, and the data sets of what was published. */
package io.tidemark.retraining.state;
