/** {@code tidemark webhooks}: alerts to HTTP endpoints. */
package io.tidemark.cli.webhooks;
