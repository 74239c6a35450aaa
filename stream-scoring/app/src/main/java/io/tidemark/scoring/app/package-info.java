/** The Kafka Streams app that scores feature vectors under the activation in force, and the process around it. */
package io.tidemark.scoring.app;
