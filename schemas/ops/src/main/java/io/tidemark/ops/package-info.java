/** Health and metrics that every process serves in the same way. */
package io.tidemark.ops;
