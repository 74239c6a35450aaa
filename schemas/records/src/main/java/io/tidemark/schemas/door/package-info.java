/**
 * What a record must be to be taken in, the same at every door: the features job, files, the scorer's watch, monitor
 * and trainer. Knows the records and the JDK only.
 */
package io.tidemark.schemas.door;
