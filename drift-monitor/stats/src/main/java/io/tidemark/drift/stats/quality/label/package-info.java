/** What has been said of one transaction, and which of it is in force. */
package io.tidemark.drift.stats.quality.label;
