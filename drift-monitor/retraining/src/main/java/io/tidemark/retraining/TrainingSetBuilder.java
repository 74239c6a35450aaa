package io.tidemark.retraining;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Joins served vectors with labels by transaction id, under the label clock, as of the newest event time: what was said
 * later is not known yet. A transaction that is older than that moment by at least the maturity and has no label counts as
 * genuine; a younger one is left out. Younger ones that have a label are left out, too: where only frauds are labelled, they
 * would be frauds without their genuine neighbours. A declined transaction never gets a chargeback, so it trains nothing
 * unless an analyst or an early warning spoke of it; one that a random release let through stands for all those that it was
 * drawn from (weight 1/propensity; Horvitz and Thompson, 1952).
 */
final class TrainingSetBuilder {

    private final String catalogueHash;
    private final int features;
    private final Duration maturity;
    private final Duration range;
    private final List<ServedVector> served = new ArrayList<>();
    private final List<Label> said = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private long newest = Long.MIN_VALUE;

    /**
     * @param catalogueHash vectors of other catalogues are left out
     * @param features length of a complete vector
     * @param range how far behind the matured moment rows are taken
     */
    TrainingSetBuilder(String catalogueHash, int features, Duration maturity, Duration range) {
        this.catalogueHash = catalogueHash;
        this.features = features;
        this.maturity = maturity;
        this.range = range;
    }

    void score(Score score) {
        ServedVector vector = ServedVector.of(score);
        newest = Math.max(newest, vector.eventTime());
        count("scores");
        served.add(vector);
    }

    void label(Label label) {
        count("labels");
        said.add(label);
    }

    /** Without any score the set is empty and matured until the epoch. */
    TrainingSet build() {
        if (newest == Long.MIN_VALUE) {
            return new TrainingSet(List.of(), Instant.EPOCH, counts);
        }
        LabelBook labels = knownBy(Instant.ofEpochMilli(newest));
        long matured = newest - maturity.toMillis();
        Map<String, CatalogueStretch> catalogues = new HashMap<>();
        List<TrainingRow> rows = new ArrayList<>();
        for (ServedVector one : served) {
            if (matured >= one.eventTime() && one.eventTime() > matured - range.toMillis()) {
                Instant moment = Instant.ofEpochMilli(one.eventTime());
                catalogues.merge(
                        one.catalogueHash(),
                        new CatalogueStretch(one.catalogueHash(), 1, moment, moment),
                        (stretch, unused) -> stretch.with(moment));
            }
            Optional<KnownLabel> label = labels.of(one.transactionId());
            if (belongs(one, label, matured)) {
                rows.add(one.row(label));
            }
        }
        rows.sort(Comparator.comparingLong(TrainingRow::eventTime)
                .thenComparing(TrainingRow::transactionId)
                .thenComparing(TrainingRow::customerId));
        return new TrainingSet(
                List.copyOf(rows),
                Instant.ofEpochMilli(matured),
                counts,
                catalogues.values().stream()
                        .sorted(Comparator.comparing(CatalogueStretch::first).thenComparing(CatalogueStretch::hash))
                        .toList());
    }

    private LabelBook knownBy(Instant cut) {
        LabelBook labels = new LabelBook();
        for (Label label : said) {
            if (label.getObservedAt().isAfter(cut)) {
                count("labels_observed_later");
            } else {
                labels.add(label);
            }
        }
        return labels;
    }

    private boolean belongs(ServedVector one, Optional<KnownLabel> label, long matured) {
        if (!one.catalogueHash().equals(catalogueHash)) {
            return leaveOut("left_out_other_catalogue");
        }
        if (one.vector().length != features) {
            return leaveOut("left_out_incomplete_vector");
        }
        if (one.eventTime() > matured) {
            return leaveOut(label.isPresent() ? "left_out_young_labelled" : "left_out_young");
        }
        if (one.eventTime() <= matured - range.toMillis()) {
            return leaveOut("left_out_before_range");
        }
        if (one.declined() && label.filter(KnownLabel::inSpiteOfDecline).isEmpty()) {
            return leaveOut("left_out_declined");
        }
        count(one.origin(label));
        return true;
    }

    private boolean leaveOut(String why) {
        count(why);
        return false;
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
