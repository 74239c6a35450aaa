/** The one registry serde: Confluent's wire format for Flink, Kafka Streams and plain clients. */
package io.tidemark.log.registry;
