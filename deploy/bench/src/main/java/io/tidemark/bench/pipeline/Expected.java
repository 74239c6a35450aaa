package io.tidemark.bench.pipeline;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.FeatureEngine;
import java.util.List;

/**
 * What the vectors of the feed must hold, by the engine alone: the features of a customer, whose transactions come in
 * order. A terminal's depend on which partition was read first, and its risk on which label came when.
 */
final class Expected {

    private final LiveFeed feed;
    private final FeatureEngine engine;
    private final List<Integer> compared;
    private long next;

    Expected(Catalogue catalogue, LiveFeed feed) {
        this.feed = feed;
        engine = new FeatureEngine(catalogue);
        compared = catalogue.windows("customer").stream()
                .map(feature -> catalogue.featureNames().indexOf(feature.name()))
                .toList();
    }

    /** The values that are compared, of transactions that are asked for in their order. */
    double[] of(long number) {
        while (next < number) {
            engine.transaction(feed.transaction(next++));
        }
        next++;
        return picked(engine.transaction(feed.transaction(number)));
    }

    private double[] picked(double[] vector) {
        return compared.stream().mapToDouble(i -> vector[i]).toArray();
    }

    boolean equals(double[] expected, List<Double> served) {
        for (int i = 0; i < expected.length; i++) {
            if (Double.compare(expected[i], served.get(compared.get(i))) != 0) {
                return false;
            }
        }
        return true;
    }
}
