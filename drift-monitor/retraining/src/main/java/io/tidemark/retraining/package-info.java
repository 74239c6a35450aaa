/** Builds data sets, trains with XGBoost4J, compares with the champion, and publishes what earned its swap. */
package io.tidemark.retraining;
