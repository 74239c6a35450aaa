/**
 * What Kafka Streams is given and watched by: its stores, its internal topics, what its producer refuses, its progress.
 */
package io.tidemark.scoring.app.streams;
