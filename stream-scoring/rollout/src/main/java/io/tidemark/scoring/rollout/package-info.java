/** The rollout process: the one sequencer that writes activations into the log, and what it is told by. */
package io.tidemark.scoring.rollout;
