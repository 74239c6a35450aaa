package io.tidemark.drift.stats.quality;

/**
 * One scored transaction for card precision.
 *
 * @param customer the card's holder
 * @param day number or order of the day
 * @param fraud its label
 * @param score of the model
 */
public record ScoredCard(String customer, long day, boolean fraud, double score) {}
