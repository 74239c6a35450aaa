/** What the features job keeps, in memory and on disk, filled in a process of its own. */
package io.tidemark.bench.state;
