/** Which records of the log a training takes in, and where each stands. Knows the records and the JDK only. */
package io.tidemark.training.intake;
