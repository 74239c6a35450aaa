/**
 * The stages between sources and sinks, and how they hang together; what one customer, one id or one entity needs is
 * done here.
 */
package io.tidemark.features.job.stage;
