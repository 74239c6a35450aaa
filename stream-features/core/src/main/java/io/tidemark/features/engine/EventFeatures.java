package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.EventFeature;
import io.tidemark.features.catalogue.Terms;
import io.tidemark.features.catalogue.Transform;
import io.tidemark.schemas.Transaction;
import java.util.ArrayList;
import java.util.List;

/** The features of the transaction itself. */
public final class EventFeatures {

    private record Slot(int index, Transform transform, Terms terms) {}

    private final List<Slot> slots = new ArrayList<>();

    public EventFeatures(Catalogue catalogue) {
        for (int i = 0; i < catalogue.features().size(); i++) {
            if (catalogue.features().get(i) instanceof EventFeature feature) {
                slots.add(new Slot(i, feature.transform(), Terms.of(catalogue, feature)));
            }
        }
    }

    /**
     * Writes the features of a checked transaction into their places of the whole vector.
     *
     * @param amountUsable see {@link VectorFlags#amountUsable}; without it those of the amount are missing
     */
    public void fill(Transaction transaction, boolean amountUsable, double[] vector) {
        for (Slot slot : slots) {
            boolean missing = slot.transform().ofTheAmount() && !amountUsable;
            vector[slot.index()] = missing ? Double.NaN : slot.transform().value(transaction, slot.terms());
        }
    }

    /** Takes those of the amount out of a vector: an entity has found that the amount is not in its currency. */
    public void dropAmount(double[] vector) {
        for (Slot slot : slots) {
            if (slot.transform().ofTheAmount()) {
                vector[slot.index()] = Double.NaN;
            }
        }
    }
}
