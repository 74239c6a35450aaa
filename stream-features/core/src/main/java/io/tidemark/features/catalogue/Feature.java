package io.tidemark.features.catalogue;

import io.tidemark.nouns.Nouns;
import java.io.Serializable;

/** One named number of the feature vector. */
public sealed interface Feature extends Serializable permits EventFeature, WindowFeature, RatioFeature {

    /** Unique in its catalogue. */
    String name();

    /** One line that says all that the value depends on: the same text, the same computation. */
    String canonical();

    /** Unit of the value, e.g. {@code s}; empty for pure numbers. {@code money} is major units of the currency. */
    String unit();

    /** What it says, for people; as the catalogue has it, or else made of what is computed, in the domain's nouns. */
    String meaning(Nouns nouns);
}
