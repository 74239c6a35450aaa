package io.tidemark.drift.stats.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Card precision@k (Dal Pozzolo et al.; Fraud Detection Handbook, chapter 4): for each day in order, cards already
 * detected on earlier days are left out, each card has the largest score and label of its day, and the share of
 * compromised cards among the k highest counts; hits are detected from then on.
 *
 * @param value mean over the days of hits / k; NaN without days
 * @param hitsPerDay compromised cards among the k highest, day by day
 */
public record CardPrecision(double value, List<Integer> hitsPerDay) {
    private record CardDay(String customer, double score, boolean fraud) {
        CardDay with(ScoredCard row) {
            return new CardDay(customer, Math.max(score, row.score()), fraud || row.fraud());
        }
    }

    public CardPrecision {
        hitsPerDay = List.copyOf(hitsPerDay);
    }

    /** Computes the precision at k cards a day. */
    public static CardPrecision at(int k, List<ScoredCard> rows) {
        Map<Long, Map<String, CardDay>> days = new TreeMap<>();
        for (ScoredCard row : rows) {
            days.computeIfAbsent(row.day(), day -> new HashMap<>())
                    .merge(
                            row.customer(),
                            new CardDay(row.customer(), row.score(), row.fraud()),
                            (known, fresh) -> known.with(row));
        }
        Set<String> detected = new HashSet<>();
        List<Integer> hits = new ArrayList<>();
        for (Map<String, CardDay> cards : days.values()) {
            hits.add(hits(k, cards, detected));
        }
        double mean = hits.stream().mapToInt(Integer::intValue).average().orElse(Double.NaN) / k;
        return new CardPrecision(mean, hits);
    }

    private static int hits(int k, Map<String, CardDay> cards, Set<String> detected) {
        // Equal scores are ordered by customer, so that the same rows give the same hits.
        List<CardDay> caught = cards.values().stream()
                .filter(card -> !detected.contains(card.customer()))
                .sorted(Comparator.comparingDouble(CardDay::score).reversed().thenComparing(CardDay::customer))
                .limit(k)
                .filter(CardDay::fraud)
                .toList();
        caught.forEach(card -> detected.add(card.customer()));
        return caught.size();
    }
}
