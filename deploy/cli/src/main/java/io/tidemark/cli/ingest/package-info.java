/** Sending files into the topics, and its commands. */
package io.tidemark.cli.ingest;
