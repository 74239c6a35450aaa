/** Sending files into the topics. */
package io.tidemark.local.ingest;
