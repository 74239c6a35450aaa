/** What the rollout can be watched by. */
package io.tidemark.scoring.rollout.meters;
