/** The one sequencer that writes activations into the log, and its client. */
package io.tidemark.scoring.app.rollout;
