/** What the webhooks count. */
package io.tidemark.webhooks.meters;
