/**
 * How a transaction is decided, as a function of its vector, the models that have a seat and the policy. Knows no Kafka
 * and reads no clock of its own.
 */
package io.tidemark.scoring.app.decision;
