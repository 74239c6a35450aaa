package io.tidemark.training.bundle;

import io.tidemark.features.algebra.Dictionary;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.EventFeature;
import io.tidemark.scoring.model.forest.CategoryNames;
import java.util.OptionalInt;

/** The numbers that a catalogue gives to texts, by the dictionaries of its coded columns. */
record CatalogueCategories(Catalogue catalogue) implements CategoryNames {

    @Override
    public OptionalInt number(int column, String text) {
        if (column < catalogue.features().size()
                && catalogue.features().get(column) instanceof EventFeature feature
                && feature.transform().ofADictionary()) {
            double code = catalogue.dictionary(feature.of()).code(text);
            return code == Dictionary.UNKNOWN ? OptionalInt.empty() : OptionalInt.of((int) code);
        }
        return OptionalInt.empty();
    }
}
