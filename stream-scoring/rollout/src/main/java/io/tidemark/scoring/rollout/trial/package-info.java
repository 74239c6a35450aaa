/** Follows models that prove themselves on live traffic, and asks the rollout for what comes of it. */
package io.tidemark.scoring.rollout.trial;
