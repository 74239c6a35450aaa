/** Which scoring instances live and what each of them has loaded: said by the instances, read by the rollout. */
package io.tidemark.scoring.release.members;
