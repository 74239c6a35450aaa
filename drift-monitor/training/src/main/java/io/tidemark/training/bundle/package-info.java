/**
 * What a model is published as: features, reasons, thresholds, reference profiles and the model itself, in one file.
 */
package io.tidemark.training.bundle;
