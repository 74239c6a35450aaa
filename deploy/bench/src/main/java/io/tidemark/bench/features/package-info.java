/** The features job on a real broker, beside jobs that do less or do the same in another way. */
package io.tidemark.bench.features;
