/**
 * Whether a candidate is better than the champion, on rows that neither was trained on, and what came of it in a
 * sentence.
 */
package io.tidemark.training.gate;
