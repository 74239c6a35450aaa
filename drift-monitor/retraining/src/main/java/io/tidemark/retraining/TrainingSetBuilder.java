package io.tidemark.retraining;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Joins served vectors with labels by transaction id, under the label clock: a transaction that is older than the
 * newest event time by at least the maturity and has no label counts as genuine; a younger one is left out. Younger
 * ones that have a label are left out, too: where only frauds are labelled, they would be frauds without their genuine
 * neighbours. A declined transaction never gets a chargeback, so it trains nothing unless an analyst or an early
 * warning spoke of it.
 */
final class TrainingSetBuilder {

    private record Served(String transactionId, String customerId, long eventTime, double[] vector, boolean declined) {}

    private final String catalogueHash;
    private final int features;
    private final Duration maturity;
    private final Duration range;
    private final List<Served> served = new ArrayList<>();
    private final LabelBook labels = new LabelBook();
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
        long eventTime = score.getTransaction().getEventTime().toEpochMilli();
        newest = Math.max(newest, eventTime);
        count("scores");
        if (!score.getCatalogueHash().equals(catalogueHash)) {
            count("left_out_other_catalogue");
        } else if (score.getVector().size() != features) {
            count("left_out_incomplete_vector");
        } else {
            served.add(new Served(
                    score.getTransaction().getTransactionId(),
                    score.getTransaction().getCustomerId(),
                    eventTime,
                    score.getVector().stream().mapToDouble(Double::doubleValue).toArray(),
                    score.getDecision() == Decision.DECLINE));
        }
    }

    void label(Label label) {
        count("labels");
        labels.add(label);
    }

    /** Without any score the set is empty and matured until the epoch. */
    TrainingSet build() {
        if (newest == Long.MIN_VALUE) {
            return new TrainingSet(List.of(), Instant.EPOCH, counts);
        }
        long matured = newest - maturity.toMillis();
        List<TrainingRow> rows = new ArrayList<>();
        for (Served one : served) {
            if (belongs(one, matured)) {
                rows.add(new TrainingRow(
                        one.transactionId(), one.customerId(), one.eventTime(), one.vector(), isFraud(one)));
            }
        }
        rows.sort(Comparator.comparingLong(TrainingRow::eventTime).thenComparing(TrainingRow::transactionId));
        return new TrainingSet(List.copyOf(rows), Instant.ofEpochMilli(matured), counts);
    }

    private boolean belongs(Served one, long matured) {
        Optional<KnownLabel> label = labels.of(one.transactionId());
        if (one.eventTime() > matured) {
            return leaveOut(label.isPresent() ? "left_out_young_labelled" : "left_out_young");
        }
        if (one.eventTime() <= matured - range.toMillis()) {
            return leaveOut("left_out_before_range");
        }
        if (one.declined()
                && label.filter(TrainingSetBuilder::knownInSpiteOfDecline).isEmpty()) {
            return leaveOut("left_out_declined");
        }
        count(origin(label));
        return true;
    }

    private boolean isFraud(Served one) {
        return labels.of(one.transactionId())
                .filter(known -> known.verdict() == Verdict.FRAUD)
                .isPresent();
    }

    private static boolean knownInSpiteOfDecline(KnownLabel label) {
        return label.type() == LabelType.ANALYST || label.type() == LabelType.EARLY_WARNING;
    }

    private static String origin(Optional<KnownLabel> label) {
        return label.map(known -> (known.verdict() + "_" + known.type()).toLowerCase(Locale.ROOT))
                .orElse("genuine_matured");
    }

    private boolean leaveOut(String why) {
        count(why);
        return false;
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
