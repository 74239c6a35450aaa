/**
 * Compiled conditions: small typed functions over the slots of a row, without objects for an event. What they say is
 * what CEL says of the same expression, but that a comparison with no number (0/0) fails.
 */
package io.tidemark.scoring.policy.node;
