package io.tidemark.scoring.policy.simulate;

import java.util.Map;

/**
 * Transactions that the past declined, old enough for an outcome, of which nothing can be said, since of too few
 * customers any were let through by chance.
 *
 * @param region what declined them
 * @param released how many of them chance let through
 * @param customers whose these were
 * @param approved how many of them the proposed policy would approve: what that costs is not known
 * @param amounts of all of them, in minor units by currency: the most that frauds among them can be worth
 */
public record Unseen(
        String region, long transactions, long released, long customers, long approved, Map<String, Double> amounts) {}
