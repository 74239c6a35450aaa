package io.tidemark.training.rows;

import io.tidemark.scoring.model.manifest.Sampling;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Matured rows with a known class.
 *
 * @param rows by event time, then transaction id
 * @param maturedUntil no row is younger than this
 * @param counts how many rows came from where, and how many were left out and why; keys in a fixed order
 * @param catalogues by which catalogues the vectors of all matured transactions in the range were computed, the oldest
 *     first
 * @param sampling how genuine transactions were sampled; empty if all were kept
 */
public record TrainingSet(
        List<TrainingRow> rows,
        Instant maturedUntil,
        Map<String, Integer> counts,
        List<CatalogueStretch> catalogues,
        Optional<Sampling> sampling) {

    /** The count of labels whose transaction has no score in the log. */
    static final String LABELS_OF_OTHERS = "labels_of_other_transactions";

    private static final int MOST_NAMED = 5;

    /** Of which nothing was left out to save room. */
    public TrainingSet(
            List<TrainingRow> rows,
            Instant maturedUntil,
            Map<String, Integer> counts,
            List<CatalogueStretch> catalogues) {
        this(rows, maturedUntil, counts, catalogues, Optional.empty());
    }

    /** Of one catalogue. */
    public TrainingSet(List<TrainingRow> rows, Instant maturedUntil, Map<String, Integer> counts) {
        this(rows, maturedUntil, counts, List.of());
    }

    /** That no label found its transaction, to go on behind a sentence; empty if one did, or there is none. */
    public Optional<String> noLabelMatched() {
        int others = counts.getOrDefault(LABELS_OF_OTHERS, 0);
        int leftOut = counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith("labels_"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        int labels = counts.getOrDefault("labels", 0) - (leftOut - others);
        return labels > 0 && others == labels
                ? Optional.of(
                        ("; none of the %,d labels has the id of a scored transaction: ids are texts, and 123.0 or 0123"
                                        + " are others than 123, so compare those in labels and transactions")
                                .formatted(labels))
                : Optional.empty();
    }

    /** Why nothing can be trained on it, in one sentence without its end, if the catalogue changed within the range. */
    public Optional<String> catalogueChange() {
        if (catalogues.size() < 2) {
            return Optional.empty();
        }
        List<CatalogueStretch> named = catalogues.stream()
                .sorted(Comparator.comparingInt(CatalogueStretch::rows).reversed())
                .limit(MOST_NAMED)
                .sorted(Comparator.comparing(CatalogueStretch::first))
                .toList();
        return Optional.of(
                "The catalogue changed within the training range, whose matured transactions carry vectors of %,d catalogues that cannot be trained on together: "
                                .formatted(catalogues.size())
                        + named.stream().map(CatalogueStretch::toString).collect(Collectors.joining(", "))
                        + (named.size() < catalogues.size()
                                ? " and %,d more".formatted(catalogues.size() - named.size())
                                : "")
                        + "; shorten training.range or wait until it holds one catalogue");
    }

    /** Whether a row is part of a sample in which every transaction has the same chance, frauds like others. */
    public boolean evenlySampled(TrainingRow row) {
        return sampling.isEmpty()
                || new Lots(sampling.get().seed()).of(row.transactionId())
                        < sampling.get().share();
    }

    public int frauds() {
        return frauds(rows);
    }

    public static int frauds(List<TrainingRow> rows) {
        int frauds = 0;
        for (TrainingRow row : rows) {
            frauds += row.fraud() ? 1 : 0;
        }
        return frauds;
    }

    /** The names of the features that some row has no value of. */
    public static Set<String> everMissing(List<TrainingRow> rows, List<String> featureNames) {
        Set<String> missing = new HashSet<>();
        for (TrainingRow row : rows) {
            for (int i = 0; i < row.vector().length; i++) {
                if (Double.isNaN(row.vector()[i])) {
                    missing.add(featureNames.get(i));
                }
            }
        }
        return missing;
    }
}
