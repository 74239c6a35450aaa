package io.tidemark.scoring.policy.rule;

/**
 * One thing that is wrong with a condition.
 *
 * @param line of the condition's own text, from 1
 * @param column from 1
 * @param reason what is wrong, as the first half of a sentence
 * @param suggestion what to try
 */
public record ConditionProblem(int line, int column, String reason, String suggestion) {}
