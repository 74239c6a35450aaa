package io.tidemark.features.files;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.FeatureEngine;
import io.tidemark.features.files.labels.LabelTally;
import io.tidemark.features.files.outcomes.OutcomeFile;
import io.tidemark.features.files.table.InputFile;
import io.tidemark.features.files.table.NothingUsableException;
import io.tidemark.features.files.table.UnreadableFileException;
import io.tidemark.features.rates.RateTables;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.door.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The feature engine over a file of transactions, in ordered mode: the same vectors as the stream's. */
public final class FeatureFile {

    /**
     * What became of the rows.
     *
     * @param rows transactions read
     * @param vectors transactions answered
     * @param malformed rows that are no transactions
     * @param rejected transactions refused, by cause
     * @param flagged transactions answered without some of their values, by cause; one may have several
     */
    public record Summary(
            long rows, long vectors, long malformed, Map<String, Long> rejected, Map<String, Long> flagged) {}

    private final Catalogue catalogue;
    private final Mapping mapping;
    private final Duration labelDelay;
    private final ReadingRules rules;
    private final List<Path> outcomes;
    private final RateTables rates;

    /** @param labelDelay how long after its event the fraud column's value is assumed to have become known */
    public FeatureFile(Catalogue catalogue, Mapping mapping, Duration labelDelay) {
        this(
                catalogue,
                mapping,
                labelDelay,
                catalogue.needsLabels() ? ReadingRules.USUAL : ReadingRules.USUAL.withoutLabels());
    }

    /**
     * @param labelDelay how long after its event the fraud column's value is assumed to have become known
     * @param rules when the reading gives up
     */
    public FeatureFile(Catalogue catalogue, Mapping mapping, Duration labelDelay, ReadingRules rules) {
        this(catalogue, mapping, labelDelay, rules, List.of());
    }

    /**
     * @param labelDelay how long after its event the fraud column's value is assumed to have become known
     * @param rules when the reading gives up
     * @param outcomes files of what happened to the transactions, see {@link OutcomeFile}
     */
    public FeatureFile(
            Catalogue catalogue, Mapping mapping, Duration labelDelay, ReadingRules rules, List<Path> outcomes) {
        this(catalogue, mapping, labelDelay, rules, outcomes, RateTables.NONE);
    }

    /**
     * @param labelDelay how long after its event the fraud column's value is assumed to have become known
     * @param rules when the reading gives up
     * @param outcomes files of what happened to the transactions, see {@link OutcomeFile}
     * @param rates by which amounts are told in other currencies, where a feature asks for it
     */
    public FeatureFile(
            Catalogue catalogue,
            Mapping mapping,
            Duration labelDelay,
            ReadingRules rules,
            List<Path> outcomes,
            RateTables rates) {
        mapping.checkFor(catalogue);
        this.rates = rates;
        this.outcomes = List.copyOf(outcomes);
        this.catalogue = catalogue;
        this.mapping = mapping;
        this.labelDelay = labelDelay;
        this.rules = rules;
    }

    /**
     * Writes transaction_id and the features of every transaction as CSV, gzipped if the name ends with {@code .gz};
     * nothing if the transactions cannot be used.
     */
    public Summary compute(Path transactions, Path out, Consumer<MalformedRow> malformed) {
        long[] bad = {0};
        MergedFeed feed = feed(transactions, malformed, bad);
        try (VectorWriter writer = new VectorWriter(out, catalogue.featureNames())) {
            return compute(feed, bad[0], InputFile.name(transactions), writer);
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableFileException(out + " cannot be written (" + e + "); check path and space", e);
        }
    }

    /** Hands every transaction with its features to the sink. */
    public Summary compute(Path transactions, VectorSink sink, Consumer<MalformedRow> malformed) {
        long[] bad = {0};
        MergedFeed feed = feed(transactions, malformed, bad);
        return compute(feed, bad[0], InputFile.name(transactions), sink);
    }

    private MergedFeed feed(Path transactions, Consumer<MalformedRow> malformed, long[] bad) {
        Optional<Duration> delay = catalogue.needsLabels() ? Optional.of(labelDelay) : Optional.empty();
        if (catalogue.needsLabels() && !mapping.columns().containsKey("fraud")) {
            rules.told()
                    .accept("the mapping " + mapping.name() + " names no column of labels, so the features that are"
                            + " made of labels are those of whoever has none");
        }
        if (catalogue.needsOutcomes() && outcomes.isEmpty()) {
            rules.told()
                    .accept("no file of outcomes is given, so the features over outcomes are those of customers and"
                            + " terminals to whom nothing has happened");
        }
        if (!catalogue.needsOutcomes() && !outcomes.isEmpty()) {
            rules.told()
                    .accept("no feature of the catalogue " + catalogue.name()
                            + " is over outcomes, so no file of them is read");
        }
        if (catalogue.conversions().isEmpty() != rates.all().isEmpty()) {
            rules.told()
                    .accept(
                            rates.all().isEmpty()
                                    ? "no file of rates is given, so amounts in other currencies than "
                                            + String.join(", ", catalogue.conversions()) + " are told in none of them"
                                    : "no feature of the catalogue " + catalogue.name()
                                            + " asks for amounts in another currency, so no rates are used");
        }
        List<Outcome> told = catalogue.needsOutcomes()
                ? outcomes.stream()
                        .flatMap(file -> OutcomeFile.read(file, rules.told()).stream())
                        .toList()
                : List.of();
        return MergedFeed.read(
                transactions,
                mapping,
                delay,
                row -> {
                    bad[0]++;
                    malformed.accept(row);
                },
                rules,
                told);
    }

    private Summary compute(MergedFeed feed, long malformed, String file, VectorSink sink) {
        FeatureEngine engine = FeatureEngine.withRates(catalogue, rates);
        double[] vector = new double[engine.width()];
        Map<String, Long> rejected = new TreeMap<>();
        Map<String, Long> flagged = new TreeMap<>();
        Set<String> causes = new HashSet<>();
        long rows = 0;
        long vectors = 0;
        for (MergedFeed.Item item : feed) {
            if (item.event().isLabel()) {
                engine.label(item.event().label());
                continue;
            }
            if (item.event().isOutcome()) {
                engine.outcome(item.event().outcome())
                        .ifPresent(rejection -> rejected.merge(rejection.cause(), 1L, Long::sum));
                continue;
            }
            rows++;
            Optional<Rejection> rejection = engine.answer(item.event().transaction(), vector, causes);
            if (rejection.isPresent()) {
                rejected.merge(rejection.get().cause(), 1L, Long::sum);
            } else {
                vectors++;
                causes.forEach(cause -> flagged.merge(cause, 1L, Long::sum));
                causes.clear();
                sink.accept(item.row(), vector);
            }
        }
        if (vectors == 0) {
            throw new NothingUsableException(
                    file + ": none of its " + LabelTally.rows(rows) + " has a vector; refused are " + rejected);
        }
        return new Summary(rows, vectors, malformed, rejected, flagged);
    }
}
