/** From raw margins to probabilities that are met in practice. */
package io.tidemark.scoring.model.calibration;
