/** What is there on a Kafka cluster, held against the catalogue of topics and what a process needs, and made so. */
package io.tidemark.log.cluster;
