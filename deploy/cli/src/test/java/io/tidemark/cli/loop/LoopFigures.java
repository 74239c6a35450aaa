package io.tidemark.cli.loop;

import io.tidemark.drift.stats.quality.AveragePrecision;
import io.tidemark.features.files.Row;
import io.tidemark.scoring.model.LoadedModel;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What the records in {@code scores} are worth, by the truth that the feed knows. */
final class LoopFigures {

    private final LoadedModel first;
    private final List<ScoredRow> scores;
    private final Set<String> frauds = new HashSet<>();

    /** @param first the static model */
    LoopFigures(LoadedModel first, List<ScoredRow> scores, List<Row> truth) {
        this.first = first;
        this.scores = scores;
        truth.stream()
                .filter(Row::fraud)
                .forEach(row -> frauds.add(row.transaction().getTransactionId()));
    }

    long count(Predicate<ScoredRow> which) {
        return scores.stream().filter(which).count();
    }

    long frauds(Predicate<ScoredRow> which) {
        return count(which.and(row -> frauds.contains(row.transactionId())));
    }

    /** Of the scores as they were served, by whichever model. */
    double served(Predicate<ScoredRow> which) {
        return averagePrecision(which, ScoredRow::score);
    }

    /** Of the scores that the static model gives the same vectors. */
    double unchanged(Predicate<ScoredRow> which) {
        return averagePrecision(which, this::unchanged);
    }

    /**
     * The first row for which the static model said something else as a shadow than it says here of the recorded
     * vector.
     */
    Optional<ScoredRow> otherwiseAsShadow() {
        return scores.stream()
                .filter(row -> row.shadows().containsKey(first.version()))
                .filter(row -> row.shadows().get(first.version()) != unchanged(row))
                .findFirst();
    }

    static Predicate<ScoredRow> since(Instant moment) {
        return row -> !row.at().isBefore(moment);
    }

    static Predicate<ScoredRow> by(String model) {
        return row -> row.model().equals(model);
    }

    private double unchanged(ScoredRow row) {
        return first.engine().score(first.engine().margin(row.vector()));
    }

    private double averagePrecision(Predicate<ScoredRow> which, ToDoubleFunction<ScoredRow> score) {
        List<ScoredRow> rows = scores.stream().filter(which).toList();
        boolean[] truth = new boolean[rows.size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = frauds.contains(rows.get(i).transactionId());
        }
        return AveragePrecision.of(rows.stream().mapToDouble(score).toArray(), truth);
    }
}
