package io.tidemark.features.files;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.FeatureEngine;
import io.tidemark.schemas.door.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
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

    /** @param labelDelay how long after its event the fraud column's value is assumed to have become known */
    public FeatureFile(Catalogue catalogue, Mapping mapping, Duration labelDelay) {
        this.catalogue = catalogue;
        this.mapping = mapping;
        this.labelDelay = labelDelay;
    }

    /** Writes transaction_id and the features of every transaction as CSV, gzipped if the name ends with {@code .gz}. */
    public Summary compute(Path transactions, Path out, Consumer<MalformedRow> malformed) {
        try (VectorWriter writer = new VectorWriter(out, catalogue.featureNames())) {
            return compute(transactions, writer, malformed);
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableFileException(out + " cannot be written (" + e + "); check path and space", e);
        }
    }

    /** Hands every transaction with its features to the sink. */
    public Summary compute(Path transactions, VectorSink sink, Consumer<MalformedRow> malformed) {
        long[] bad = {0};
        Optional<Duration> delay = catalogue.needsLabels() ? Optional.of(labelDelay) : Optional.empty();
        MergedFeed feed = MergedFeed.read(transactions, mapping, delay, row -> {
            bad[0]++;
            malformed.accept(row);
        });
        FeatureEngine engine = new FeatureEngine(catalogue);
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
        return new Summary(rows, vectors, bad[0], rejected, flagged);
    }
}
