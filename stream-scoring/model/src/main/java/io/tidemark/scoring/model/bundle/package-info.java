/** A model with everything that it needs in one signed file: read, written and compared. */
package io.tidemark.scoring.model.bundle;
