/** What a bundle says of itself: features, policy, calibration, reasons, and what the model was trained on. */
package io.tidemark.scoring.model.manifest;
