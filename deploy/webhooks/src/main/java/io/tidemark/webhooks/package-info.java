/** The process that sends alerts to HTTP endpoints: its settings, and how it is started. */
package io.tidemark.webhooks;
