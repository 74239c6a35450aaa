package io.tidemark.features.audit;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.Feature;
import io.tidemark.features.catalogue.RatioFeature;
import io.tidemark.features.catalogue.WindowFeature;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The features of a vector that cannot be compared: those that said that they had less history than they ask for, those
 * over labels or outcomes where it is not on record which ones were there, and those made of such.
 */
final class Uncompared {

    private static final BitSet NONE = new BitSet();

    private final Catalogue catalogue;
    /** By entity, the places of the vectors. */
    private final Map<String, BitSet> unknownLabels = new HashMap<>();

    Uncompared(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void labelsUnknown(String entity, int place) {
        unknownLabels.computeIfAbsent(entity, unused -> new BitSet()).set(place);
    }

    BitSet of(int place, Served vector) {
        Set<String> names = new HashSet<>(vector.partial());
        unknownLabels.forEach((entity, places) -> {
            if (places.get(place)) {
                catalogue.windows(entity).stream()
                        .filter(window -> window.aggregate().needsLabels() || window.ofOutcomes())
                        .map(WindowFeature::name)
                        .forEach(names::add);
            }
        });
        return names.isEmpty() ? NONE : features(names);
    }

    private BitSet features(Set<String> names) {
        BitSet features = new BitSet();
        for (int i = 0; i < catalogue.features().size(); i++) {
            Feature feature = catalogue.features().get(i);
            boolean madeOfSuch =
                    feature instanceof RatioFeature ratio && (names.contains(ratio.of()) || names.contains(ratio.to()));
            features.set(i, madeOfSuch || names.contains(feature.name()));
        }
        return features;
    }
}
