/**
 * Alerts for other programs: {@link io.tidemark.subscriber.AlertSubscriber} hands over typed alerts at least once, each
 * with a key that tells it from all others. Public API, as far as its types are public; it knows Kafka's client, Avro
 * and the project's records, and nothing else.
 */
package io.tidemark.subscriber;
