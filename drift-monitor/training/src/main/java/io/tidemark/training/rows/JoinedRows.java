package io.tidemark.training.rows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Takes what was served, one after the other, and keeps what belongs into a training set: every fraud, and of the
 * others as many as there is room for.
 */
final class JoinedRows {

    /** Vectors of other catalogues are strays, and no change of the catalogue, below this share of the matured ones. */
    private static final double STRAYS = 0.01;

    private final String catalogueHash;
    private final int features;
    private final TrainingWindow window;
    private final Function<String, Optional<KnownLabel>> labels;
    private final RowLimit limit;
    private final Map<String, Integer> counts;
    private final Map<String, CatalogueStretch> catalogues = new HashMap<>();
    private final Map<String, HeldRow> held = new HashMap<>();
    private final List<HeldRow> frauds = new ArrayList<>();
    private final LeastLots<HeldRow> genuine;

    /**
     * @param share the labels of transactions with lots from here on may be unknown, so they are left out
     * @param counts hears how many rows came from where, and how many were left out and why
     */
    JoinedRows(
            String catalogueHash,
            int features,
            TrainingWindow window,
            Function<String, Optional<KnownLabel>> labels,
            RowLimit limit,
            double share,
            Map<String, Integer> counts) {
        this.catalogueHash = catalogueHash;
        this.features = features;
        this.window = window;
        this.labels = labels;
        this.limit = limit;
        this.counts = counts;
        this.genuine = new LeastLots<>(limit.most(), share);
    }

    void add(ServedVector one) {
        if (!one.withoutFeatures() && !window.tooYoung(one.eventTime()) && !window.tooOld(one.eventTime())) {
            Instant moment = Instant.ofEpochMilli(one.eventTime());
            catalogues.merge(
                    one.catalogueHash(),
                    new CatalogueStretch(one.catalogueHash(), 1, moment, moment),
                    (stretch, unused) -> stretch.with(moment));
        }
        Optional<KnownLabel> label = labels.apply(one.transactionId());
        Optional<String> why = whyLeftOut(one, label);
        if (why.isPresent()) {
            count(why.get(), 1);
            return;
        }
        HeldRow known = held.get(one.transactionId());
        if (known != null) {
            count("left_out_repeated", 1);
            if (one.place().compareTo(known.place()) < 0) {
                count(known.origin(), -1);
                known.replace(one, label);
                count(known.origin(), 1);
            }
            return;
        }
        HeldRow row = new HeldRow(one, label);
        if (row.row().fraud()) {
            frauds.add(row);
            hold(row);
            genuine.giveUpAPlace().forEach(this::leaveOut);
            return;
        }
        double lot = limit.lots().of(one.transactionId());
        if (genuine.admits(lot)) {
            hold(row);
            genuine.add(lot, row).forEach(this::leaveOut);
        } else {
            count("left_out_sampled", 1);
        }
    }

    private void hold(HeldRow row) {
        held.put(row.row().transactionId(), row);
        count(row.origin(), 1);
    }

    private Optional<String> whyLeftOut(ServedVector one, Optional<KnownLabel> label) {
        if (one.withoutFeatures()) {
            return Optional.of("left_out_without_features");
        }
        if (!one.catalogueHash().equals(catalogueHash)) {
            return Optional.of("left_out_other_catalogue");
        }
        if (one.vector().length != features) {
            return Optional.of("left_out_incomplete_vector");
        }
        if (one.infinite()) {
            return Optional.of("left_out_infinite_value");
        }
        if (window.tooYoung(one.eventTime())) {
            return Optional.of(label.isPresent() ? "left_out_young_labelled" : "left_out_young");
        }
        if (window.tooOld(one.eventTime())) {
            return Optional.of("left_out_before_range");
        }
        if (!one.decided()) {
            return Optional.of("left_out_unknown_decision");
        }
        if (one.declined() && label.filter(KnownLabel::inSpiteOfDecline).isEmpty()) {
            return Optional.of("left_out_declined");
        }
        return Optional.empty();
    }

    private void leaveOut(HeldRow one) {
        held.remove(one.row().transactionId());
        count(one.origin(), -1);
        count("left_out_sampled", 1);
    }

    private void count(String what, int more) {
        counts.merge(what, more, (before, added) -> before + added == 0 ? null : before + added);
    }

    /** The share of the genuine transactions that is kept; 1 if all are. */
    double share() {
        return genuine.share();
    }

    /** By event time, then transaction id; genuine ones weighted by those that were left out for them. */
    List<TrainingRow> inOrder() {
        double times = 1 / genuine.share();
        return Stream.concat(frauds.stream().map(HeldRow::row), genuine.kept().map(one -> one.row()
                        .times(times)))
                .sorted(Comparator.comparingLong(TrainingRow::eventTime)
                        .thenComparing(TrainingRow::transactionId)
                        .thenComparing(TrainingRow::customerId))
                .toList();
    }

    /**
     * By which catalogues the vectors of the matured transactions in the range were computed, the oldest first; strays
     * are no catalogue.
     */
    List<CatalogueStretch> catalogues() {
        CatalogueStretch ours = catalogues.get(catalogueHash);
        int all = catalogues.values().stream().mapToInt(CatalogueStretch::rows).sum();
        if (ours != null && all - ours.rows() < STRAYS * all) {
            return List.of(ours);
        }
        return catalogues.values().stream()
                .sorted(Comparator.comparing(CatalogueStretch::first).thenComparing(CatalogueStretch::hash))
                .toList();
    }
}
