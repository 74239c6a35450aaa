/**
 * From a topic of alerts to one endpoint: what is sent, in which order, how often, and what becomes of what is not
 * taken.
 */
package io.tidemark.webhooks.deliver;
