/**
 * Policies: lists, rules and thresholds that turn a transaction, its features and its score into a decision with its
 * trace.
 */
package io.tidemark.scoring.policy;
