package io.tidemark.drift.stats.quality.tally;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cards (customers) with the highest score of a window. A card among the k highest of all traffic is among the k
 * highest of every part of it that holds its highest transaction, so parts can be merged without loss.
 */
final class TopCards {

    /**
     * A card at its highest transaction.
     *
     * @param declined true if that was declined, so that nothing may become known of it
     */
    record Card(long customer, double score, boolean declined) {
        /** Highest first; ties by the customer's hash, so that every order of arrival gives the same list. */
        static final Comparator<Card> ORDER = Comparator.comparingDouble(Card::score)
                .reversed()
                .thenComparingLong(Card::customer)
                .thenComparing(Card::declined);
    }

    private final int most;
    private final Map<Long, Card> cards = new HashMap<>();
    private double floor = Double.NEGATIVE_INFINITY;

    /** @param most how many cards it can answer for */
    TopCards(int most) {
        this.most = most;
    }

    void add(Card card) {
        if (card.score() < floor) {
            return;
        }
        cards.merge(card.customer(), card, (a, b) -> Card.ORDER.compare(a, b) <= 0 ? a : b);
        if (cards.size() >= 2 * most + 16) {
            List<Card> kept = best();
            cards.keySet().retainAll(kept.stream().map(Card::customer).toList());
            floor = kept.get(kept.size() - 1).score();
        }
    }

    void addAll(TopCards other) {
        other.cards.values().forEach(this::add);
    }

    /** At most as many as it can answer for, highest first. */
    List<Card> best() {
        return cards.values().stream().sorted(Card.ORDER).limit(most).toList();
    }
}
