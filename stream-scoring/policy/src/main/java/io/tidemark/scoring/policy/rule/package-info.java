/** The language of conditions: reads what a person wrote, says what is wrong with it at its place, and compiles it. */
package io.tidemark.scoring.policy.rule;
