package io.tidemark.retraining;

import io.tidemark.drift.stats.quality.AucRoc;
import io.tidemark.drift.stats.quality.AveragePrecision;
import io.tidemark.drift.stats.quality.CardPrecision;
import io.tidemark.drift.stats.quality.ScoredCard;
import java.util.ArrayList;
import java.util.List;

/** Rows with their scores, and how well the scores find the frauds among them. */
final class Quality {

    private final List<ScoredCard> rows = new ArrayList<>();

    /** @param day any number that grows with time */
    void add(String customerId, long day, boolean fraud, double score) {
        rows.add(new ScoredCard(customerId, day, fraud, score));
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
        return (int) rows.stream().filter(ScoredCard::fraud).count();
    }

    double aucRoc() {
        return AucRoc.of(scores(), labels());
    }

    double averagePrecision() {
        return AveragePrecision.of(scores(), labels());
    }

    CardPrecision cardPrecision(int k) {
        return CardPrecision.at(k, rows);
    }

    private double[] scores() {
        return rows.stream().mapToDouble(ScoredCard::score).toArray();
    }

    private boolean[] labels() {
        boolean[] labels = new boolean[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows.get(i).fraud();
        }
        return labels;
    }
}
