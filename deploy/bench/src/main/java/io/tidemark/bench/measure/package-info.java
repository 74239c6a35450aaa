/** What a benchmark is, and what it gives: samples of both sides, and a result for each goal. */
package io.tidemark.bench.measure;
