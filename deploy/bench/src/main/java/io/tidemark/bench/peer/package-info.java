/**
 * What the features job is measured against: itself with stages that do nothing, and itself over a feed without topics.
 */
package io.tidemark.bench.peer;
