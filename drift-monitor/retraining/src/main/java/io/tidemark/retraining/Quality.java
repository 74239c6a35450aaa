package io.tidemark.retraining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rows with their scores, and how well the scores find the frauds among them. */
final class Quality {

    private record Scored(String customerId, long day, boolean fraud, double score) {}

    private final List<Scored> rows = new ArrayList<>();

    /** @param day any number that grows with time */
    void add(String customerId, long day, boolean fraud, double score) {
        rows.add(new Scored(customerId, day, fraud, score));
    }

    static Quality of(List<TrainingRow> rows, double[] scores) {
        Quality quality = new Quality();
        for (int i = 0; i < scores.length; i++) {
            TrainingRow row = rows.get(i);
            quality.add(row.customerId(), Days.utc(row.eventTime()).toEpochDay(), row.fraud(), scores[i]);
        }
        return quality;
    }

    int rows() {
        return rows.size();
    }

    int frauds() {
        return (int) rows.stream().filter(Scored::fraud).count();
    }

    /** Share of the pairs of a fraud and a genuine row that are in the right order, ties one half. NaN without a pair. */
    double aucRoc() {
        List<Scored> ascending = new ArrayList<>(rows);
        ascending.sort(Comparator.comparingDouble(Scored::score));
        double genuineBelow = 0;
        double ordered = 0;
        for (int i = 0; i < ascending.size(); ) {
            int frauds = 0;
            int end = i;
            for (;
                    end < ascending.size()
                            && ascending.get(end).score() == ascending.get(i).score();
                    end++) {
                frauds += ascending.get(end).fraud() ? 1 : 0;
            }
            int genuine = end - i - frauds;
            ordered += frauds * (genuineBelow + genuine / 2.0);
            genuineBelow += genuine;
            i = end;
        }
        return ordered / (genuineBelow * frauds());
    }

    /** Sum over distinct thresholds of (R_n - R_n-1) P_n, no interpolation. NaN without frauds. */
    double averagePrecision() {
        double[] scores = rows.stream().mapToDouble(Scored::score).toArray();
        boolean[] frauds = new boolean[scores.length];
        for (int i = 0; i < frauds.length; i++) {
            frauds[i] = rows.get(i).fraud();
        }
        int[] once = new int[scores.length];
        Arrays.fill(once, 1);
        return new RankedScores(scores).averagePrecision(frauds, once);
    }

    /**
     * Frauds found per day among the k cards of the highest scores: a card has the maximum score and label of its day,
     * and one that was found on an earlier day is left out from then on. In the order of the days.
     */
    List<Integer> hitsPerDay(int k) {
        Map<Long, Map<String, Scored>> days = new TreeMap<>();
        for (Scored row : rows) {
            days.computeIfAbsent(row.day(), day -> new HashMap<>()).merge(row.customerId(), row, Quality::maxima);
        }
        Set<String> found = new HashSet<>();
        List<Integer> hits = new ArrayList<>();
        for (Map<String, Scored> cards : days.values()) {
            List<String> hit = cards.values().stream()
                    .filter(card -> !found.contains(card.customerId()))
                    .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::customerId))
                    .limit(k)
                    .filter(Scored::fraud)
                    .map(Scored::customerId)
                    .toList();
            hits.add(hit.size());
            found.addAll(hit);
        }
        return hits;
    }

    /** Mean over the days of hits / k. NaN without days. */
    static double cardPrecision(List<Integer> hitsPerDay, int k) {
        return hitsPerDay.stream().mapToInt(Integer::intValue).average().orElse(Double.NaN) / k;
    }

    private static Scored maxima(Scored a, Scored b) {
        return new Scored(a.customerId(), a.day(), a.fraud() || b.fraud(), Math.max(a.score(), b.score()));
    }
}
