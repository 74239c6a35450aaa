/** A real Kafka broker and a real schema registry as child processes, and what starting and ending children needs. */
package io.tidemark.embedded;
