/** Policies as they travel in the log: whole texts, which whoever decides by them reads again. */
package io.tidemark.scoring.policy.live;
