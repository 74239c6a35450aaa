/** What processes can be watched by: each metric is one object, and pages, scrapes and tests are made from these. */
package io.tidemark.metrics;
