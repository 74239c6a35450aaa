/** Profiles of traffic, statistics that compare them, and the state of an alarm. Pure Java: no Kafka, no Flink. */
package io.tidemark.drift.stats;
