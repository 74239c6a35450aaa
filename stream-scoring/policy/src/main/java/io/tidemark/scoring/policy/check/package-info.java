/** What can be proven of a policy before it decides anything, each finding with an event that shows it. */
package io.tidemark.scoring.policy.check;
