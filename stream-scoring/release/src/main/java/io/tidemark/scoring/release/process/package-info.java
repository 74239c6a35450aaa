/**
 * What the scoring and the rollout process have in common: the engine's setting, the series of what is in force, how
 * long a death of theirs holds back readers.
 */
package io.tidemark.scoring.release.process;
