/** Detectors that read errors of a model one by one and say when the errors have become more. */
package io.tidemark.drift.stats.sequential;
