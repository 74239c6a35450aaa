/**
 * A model from rows, by XGBoost, and what its scores are worth: calibration, the looking of its columns, the names of
 * its figures.
 */
package io.tidemark.training.fit;
