/**
 * What is made of the rows in a window. An {@link io.tidemark.features.algebra.Accumulator} is kept up to date as rows
 * enter and leave; an {@link io.tidemark.features.algebra.Aggregate} reads one or more of them and says a number.
 */
package io.tidemark.features.algebra;
