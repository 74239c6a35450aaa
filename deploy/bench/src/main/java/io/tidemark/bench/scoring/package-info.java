/** The scoring app beside a scorer that does nothing and one of native code; what a swap and a crash cost. */
package io.tidemark.bench.scoring;
