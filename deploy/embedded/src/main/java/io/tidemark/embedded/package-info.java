/** A real Kafka broker and a real schema registry as child processes. */
package io.tidemark.embedded;
