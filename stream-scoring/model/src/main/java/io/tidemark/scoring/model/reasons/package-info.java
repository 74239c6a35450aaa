/** Reason codes: what raised a score, in stable codes and plain sentences. */
package io.tidemark.scoring.model.reasons;
