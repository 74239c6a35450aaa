/** How processes reach Kafka and the registry. */
package io.tidemark.log.kafka;
