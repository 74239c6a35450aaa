package io.tidemark.training.gate;

import io.tidemark.drift.stats.quality.AucRoc;
import io.tidemark.drift.stats.quality.AveragePrecision;
import io.tidemark.drift.stats.quality.CardPrecision;
import io.tidemark.drift.stats.quality.ScoredCard;
import io.tidemark.training.rows.Days;
import io.tidemark.training.rows.TrainingRow;
import java.util.ArrayList;
import java.util.List;

/** Rows with their scores, and how well the scores find the frauds among them. */
public final class Quality {

    private final List<ScoredCard> rows = new ArrayList<>();

    /** @param day any number that grows with time */
    public void add(String customerId, long day, boolean fraud, double score) {
        rows.add(new ScoredCard(customerId, day, fraud, score));
    }

    public static Quality of(List<TrainingRow> rows, double[] scores) {
        Quality quality = new Quality();
        for (int i = 0; i < scores.length; i++) {
            TrainingRow row = rows.get(i);
            quality.add(row.customerId(), Days.utc(row.eventTime()).toEpochDay(), row.fraud(), scores[i]);
        }
        return quality;
    }

    public int rows() {
        return rows.size();
    }

    public int frauds() {
        return (int) rows.stream().filter(ScoredCard::fraud).count();
    }

    public double aucRoc() {
        return AucRoc.of(scores(), labels());
    }

    public double averagePrecision() {
        return AveragePrecision.of(scores(), labels());
    }

    public CardPrecision cardPrecision(int k) {
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
