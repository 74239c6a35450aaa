/** What a policy would have done to transactions of the past, in counts and money, each with its uncertainty. */
package io.tidemark.scoring.policy.simulate;
