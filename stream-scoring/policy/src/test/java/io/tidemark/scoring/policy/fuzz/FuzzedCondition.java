package io.tidemark.scoring.policy.fuzz;

import java.util.List;
import java.util.Set;

/**
 * A condition of which is known by construction what a reader may say of it.
 *
 * @param text as it stands in the file
 * @param nodes of its syntax tree, counted while it was written
 * @param sound whether it means anything
 * @param lists that it asks for
 * @param asksForScore by score or rank
 * @param box where it holds, if that can be said; null otherwise
 */
record FuzzedCondition(String text, int nodes, boolean sound, Set<String> lists, boolean asksForScore, Box box) {

    /** Amounts from, to below, and countries; no countries are all, the missing one included. */
    record Box(double from, double below, List<String> countries) {

        /** Amounts between and at all bounds that are drawn. */
        private static final double[] AMOUNTS = {-1e9, 0, 0.5, 1, 3, 5, 7, 10, 30, 50, 1e9};

        private static final List<String> PLACES = List.of("DE", "FR", "anywhere else", "");

        private boolean holds(double amount, String country) {
            return amount >= from && amount < below && (countries.isEmpty() || countries.contains(country));
        }

        boolean isNowhere() {
            return count(this, this) == 0;
        }

        boolean meets(Box other) {
            return count(this, other) > 0;
        }

        boolean covers(Box other) {
            return count(this, other) == count(other, other);
        }

        /** Every point of a grid that has one between any two bounds: slow, and nothing to be wrong about. */
        private static int count(Box one, Box other) {
            int count = 0;
            for (double amount : AMOUNTS) {
                for (String country : PLACES) {
                    count += one.holds(amount, country) && other.holds(amount, country) ? 1 : 0;
                }
            }
            return count;
        }
    }
}
