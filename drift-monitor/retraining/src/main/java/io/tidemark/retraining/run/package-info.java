/** A training in a process of its own: what it is told, what came of it, and what it may take. */
package io.tidemark.retraining.run;
