/**
 * How what a stranger's Avro schema wrote is taken as a record of ours: by Avro's rules of resolution, and where they
 * end, value by value.
 */
package io.tidemark.schemas.fit;
