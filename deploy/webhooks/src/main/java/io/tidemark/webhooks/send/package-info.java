/** One request to an endpoint: where it may go, that it goes there and nowhere else, and what the answer means. */
package io.tidemark.webhooks.send;
