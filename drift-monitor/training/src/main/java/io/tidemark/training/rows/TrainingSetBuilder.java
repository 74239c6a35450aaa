package io.tidemark.training.rows;

import io.tidemark.schemas.Label;
import io.tidemark.scoring.model.manifest.Sampling;
import io.tidemark.training.intake.Appended;
import io.tidemark.training.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Joins served vectors with labels by transaction id, under the label clock, as of the newest event time: what was said
 * later is not known yet. A transaction that is older than that moment by at least the maturity and has no label counts
 * as genuine; a younger one is left out. Younger ones that have a label are left out, too: where only frauds are
 * labelled, they would be frauds without their genuine neighbours. A declined transaction never gets a chargeback, so
 * it trains nothing unless an analyst or an early warning spoke of it; one that a random release let through stands for
 * all those that it was drawn from (weight 1/propensity; Horvitz and Thompson, 1952).
 *
 * <p>One odd record must not cost all others their training: a record with a time that cannot be meant, without
 * features, with a value that no tree takes, of an id that was on record before, is left out and counted under its
 * cause.
 *
 * <p>Holds no more rows than the limit, also while it reads: where there are more, the traffic is read again, and of
 * the genuine transactions only a sample is kept, each of which stands for as many as were left out for it.
 */
public final class TrainingSetBuilder {

    private final String catalogueHash;
    private final int features;
    private final Duration maturity;
    private final Duration range;
    private final RowLimit limit;
    private final Intake intake;
    private final Map<String, Integer> counts = new TreeMap<>();

    /**
     * @param catalogueHash vectors of other catalogues are left out
     * @param features length of a complete vector
     * @param range how far behind the matured moment rows are taken
     */
    public TrainingSetBuilder(
            String catalogueHash, int features, Duration maturity, Duration range, RowLimit limit, Intake intake) {
        this.catalogueHash = catalogueHash;
        this.features = features;
        this.maturity = maturity;
        this.range = range;
        this.limit = limit;
        this.intake = intake;
    }

    /** Called once. Without any score the set is empty and matured until the epoch. */
    public TrainingSet build(RecordedTraffic traffic) {
        FirstReading first = new FirstReading(limit.most(), intake);
        traffic.scores(first::add);
        if (first.scores() > 0) {
            counts.put("scores", first.scores());
        }
        if (first.absurd() > 0) {
            counts.put("left_out_absurd_time", first.absurd());
        }
        if (first.newest().isEmpty()) {
            traffic.labels(label -> count("labels"));
            return new TrainingSet(List.of(), Instant.EPOCH, counts);
        }
        TrainingWindow window = new TrainingWindow(first.newest().getAsLong(), maturity, range);
        if (first.held().isPresent()) {
            LabelBook labels = labelsOf(first.transactionIds(), traffic, window);
            JoinedRows rows = rows(window, labels::of, 1);
            first.held().get().forEach(rows::add);
            return set(rows, window);
        }
        SampledLabels labels = sampledLabels(traffic, window);
        JoinedRows rows = rows(window, labels::of, labels.share());
        traffic.scores(score -> {
            if (!intake.absurd(score)) {
                rows.add(ServedVector.of(score.value()));
            }
        });
        return set(rows, window);
    }

    private JoinedRows rows(TrainingWindow window, Function<String, Optional<KnownLabel>> labels, double share) {
        return new JoinedRows(catalogueHash, features, window, labels, limit, share, counts);
    }

    private LabelBook labelsOf(Set<String> transactionIds, RecordedTraffic traffic, TrainingWindow window) {
        LabelBook labels = new LabelBook();
        traffic.labels(label -> {
            if (!countKnown(label, window)) {
                return;
            }
            if (transactionIds.contains(label.value().getTransactionId())) {
                labels.add(label.value());
            } else {
                count(TrainingSet.LABELS_OF_OTHERS);
            }
        });
        return labels;
    }

    private SampledLabels sampledLabels(RecordedTraffic traffic, TrainingWindow window) {
        SampledLabels labels = new SampledLabels(limit);
        traffic.labels(label -> {
            if (countKnown(label, window)) {
                labels.suspect(label.value());
            }
        });
        traffic.labels(label -> {
            if (known(label, window)) {
                labels.add(label.value());
            }
        });
        return labels;
    }

    private boolean countKnown(Appended<Label> label, TrainingWindow window) {
        count("labels");
        Optional<String> refusal = intake.refusal(label);
        if (refusal.isPresent()) {
            count("labels_" + refusal.get());
            return false;
        }
        if (observedLater(label, window)) {
            count("labels_observed_later");
            return false;
        }
        return true;
    }

    private boolean known(Appended<Label> label, TrainingWindow window) {
        return intake.refusal(label).isEmpty() && !observedLater(label, window);
    }

    private static boolean observedLater(Appended<Label> label, TrainingWindow window) {
        return label.value().getObservedAt().isAfter(window.cut());
    }

    private TrainingSet set(JoinedRows rows, TrainingWindow window) {
        Optional<Sampling> sampling = rows.share() == 1
                ? Optional.empty()
                : Optional.of(new Sampling(limit.most(), limit.seed(), rows.share()));
        return new TrainingSet(
                rows.inOrder(), Instant.ofEpochMilli(window.matured()), counts, rows.catalogues(), sampling);
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
