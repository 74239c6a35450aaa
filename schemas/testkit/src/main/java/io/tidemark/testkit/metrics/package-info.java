/** What a scrape of a process says, read strictly. */
package io.tidemark.testkit.metrics;
