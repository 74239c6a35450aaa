/** Trainings: their time, their memory, and what they cost those beside them. */
package io.tidemark.bench.training;
