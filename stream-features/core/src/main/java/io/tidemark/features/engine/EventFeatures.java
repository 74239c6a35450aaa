package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.EventFeature;
import io.tidemark.features.catalogue.Terms;
import io.tidemark.features.catalogue.Transform;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.TransactionFlags;
import java.util.ArrayList;
import java.util.List;

/** The features of the transaction itself. */
public final class EventFeatures {

    /** @param currency as {@link EventFeature#currency} has it */
    private record Slot(int index, Transform transform, Terms terms, String currency) {

        /** Whether it is made of an amount of which only the catalogue says in which currency it has to be. */
        boolean ofTheUsualAmount() {
            return transform.ofTheAmount() && currency.isEmpty();
        }

        boolean misses(Transaction transaction, boolean amountUsable) {
            if (!transform.ofTheAmount() || currency.isEmpty()) {
                return transform.ofTheAmount() && !amountUsable;
            }
            boolean any = currency.equals(Catalogue.OWN_CURRENCY);
            return !TransactionFlags.usable(transaction.getAmount())
                    || !(any || currency.equals(transaction.getAmount().getCurrency()));
        }
    }

    private final List<Slot> slots = new ArrayList<>();

    public EventFeatures(Catalogue catalogue) {
        for (int i = 0; i < catalogue.features().size(); i++) {
            if (catalogue.features().get(i) instanceof EventFeature feature) {
                slots.add(new Slot(i, feature.transform(), Terms.of(catalogue, feature), feature.currency()));
            }
        }
    }

    /**
     * Writes the features of a checked transaction into their places of the whole vector.
     *
     * @param amountUsable see {@link VectorFlags#amountUsable}; without it those of the amount are missing that do not
     *     say themselves in which currency it has to be
     */
    public void fill(Transaction transaction, boolean amountUsable, double[] vector) {
        for (Slot slot : slots) {
            boolean missing = slot.misses(transaction, amountUsable);
            vector[slot.index()] = missing ? Double.NaN : slot.transform().value(transaction, slot.terms());
        }
    }

    /**
     * Takes those of the amount out of a vector that do not say themselves in which currency it has to be: an entity
     * has found that it is not in its own.
     */
    public void dropAmount(double[] vector) {
        for (Slot slot : slots) {
            if (slot.ofTheUsualAmount()) {
                vector[slot.index()] = Double.NaN;
            }
        }
    }
}
