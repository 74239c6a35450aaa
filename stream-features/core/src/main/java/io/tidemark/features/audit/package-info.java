/**
 * Holds the vectors that were served against the engine: what differs, and whether the order of arrival explains it.
 */
package io.tidemark.features.audit;
