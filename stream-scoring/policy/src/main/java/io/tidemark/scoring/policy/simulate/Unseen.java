package io.tidemark.scoring.policy.simulate;

import java.util.Map;

/**
 * Transactions that the past declined and of which nothing can be said, since too few of them were let through by
 * chance.
 *
 * @param region what declined them
 * @param released how many of them chance let through
 * @param approved how many of them the proposed policy would approve: what that costs is not known
 * @param amounts of all of them, in minor units by currency: the most that frauds among them can be worth
 */
public record Unseen(String region, long transactions, long released, long approved, Map<String, Double> amounts) {}
