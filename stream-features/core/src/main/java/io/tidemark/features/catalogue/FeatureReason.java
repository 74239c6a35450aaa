package io.tidemark.features.catalogue;

import java.io.Serializable;
import java.util.List;

/**
 * What is said of features that raised a score. Changes nothing that is computed, and so not the catalogue's hash.
 *
 * @param code stable; entries may share one, and the contributions of their features then count as one reason
 * @param features by name
 * @param sentence for people, with {@code {value}} and perhaps {@code {window}} in it
 * @param usual name of the feature over a window whose value is what is usual; empty leaves it to the reference
 * @param publicSentence what the customer may be told, which holds no value; empty if nothing
 */
public record FeatureReason(String code, List<String> features, String sentence, String usual, String publicSentence)
        implements Serializable {

    /** The longest sentence that a customer is told, in characters. */
    public static final int LONGEST_PUBLIC = 160;

    public FeatureReason {
        features = List.copyOf(features);
    }
}
