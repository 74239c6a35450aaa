/** The records of the log, generated from their schemas, and the dead letter. */
package io.tidemark.schemas;
