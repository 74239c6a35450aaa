package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.RatioFeature;
import java.util.List;

/** The features that are made of others, once all of those are there. */
public final class RatioFeatures {

    private final int[] places;
    private final int[] dividends;
    private final int[] divisors;

    public RatioFeatures(Catalogue catalogue) {
        List<String> names = catalogue.featureNames();
        List<RatioFeature> ratios = catalogue.features().stream()
                .filter(RatioFeature.class::isInstance)
                .map(RatioFeature.class::cast)
                .toList();
        places = ratios.stream().mapToInt(ratio -> names.indexOf(ratio.name())).toArray();
        dividends = ratios.stream().mapToInt(ratio -> names.indexOf(ratio.of())).toArray();
        divisors = ratios.stream().mapToInt(ratio -> names.indexOf(ratio.to())).toArray();
    }

    /** Writes the ratios into their places of a vector that is complete otherwise. */
    public void fill(double[] vector) {
        for (int i = 0; i < places.length; i++) {
            vector[places[i]] = RatioFeature.value(vector[dividends[i]], vector[divisors[i]]);
        }
    }
}
