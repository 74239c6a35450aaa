/** What a training on more than memory holds costs: each way is a process of its own, whose size is its own. */
package io.tidemark.bench.memory;
