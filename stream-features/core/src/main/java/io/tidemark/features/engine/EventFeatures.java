package io.tidemark.features.engine;

import io.tidemark.features.algebra.Dictionary;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.EventFeature;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.Currencies;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** The features of the transaction itself. */
public final class EventFeatures {

    private record Slot(int index, EventFeature feature, Dictionary dictionary) {}

    private final ZoneRules zone;
    private final List<Slot> slots = new ArrayList<>();

    public EventFeatures(Catalogue catalogue) {
        zone = catalogue.zone().getRules();
        for (int i = 0; i < catalogue.features().size(); i++) {
            if (catalogue.features().get(i) instanceof EventFeature feature) {
                slots.add(new Slot(i, feature, catalogue.dictionary(feature.of())));
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
            boolean missing = slot.feature().transform().ofTheAmount() && !amountUsable;
            vector[slot.index()] = missing ? Double.NaN : value(slot, transaction);
        }
    }

    /** Takes those of the amount out of a vector: an entity has found that the amount is not in its currency. */
    public void dropAmount(double[] vector) {
        for (Slot slot : slots) {
            if (slot.feature().transform().ofTheAmount()) {
                vector[slot.index()] = Double.NaN;
            }
        }
    }

    private double value(Slot slot, Transaction transaction) {
        Instant at = transaction.getEventTime();
        return switch (slot.feature().transform()) {
            case AMOUNT -> Currencies.majorUnits(transaction.getAmount());
            // StrictMath: the same bits on every machine.
            case LOG_AMOUNT -> StrictMath.log1p(Currencies.majorUnits(transaction.getAmount()));
            case WEEKEND -> dayOfWeek(at) >= 6 ? 1 : 0;
            case NIGHT -> hour(at) <= 6 ? 1 : 0;
            case HOUR -> hour(at);
            case DAY_OF_WEEK -> dayOfWeek(at);
            case CODE -> slot.dictionary().code(slot.feature().of().text(transaction));
            case NUMBER -> NumberText.value(slot.feature().of().text(transaction));
        };
    }

    private long hour(Instant at) {
        return Math.floorMod(localSeconds(at), 86_400L) / 3_600;
    }

    /** Monday 1 to Sunday 7; 1970-01-01 was a Thursday. */
    private long dayOfWeek(Instant at) {
        return Math.floorMod(Math.floorDiv(localSeconds(at), 86_400L) + 3, 7L) + 1;
    }

    private long localSeconds(Instant at) {
        return at.getEpochSecond() + zone.getOffset(at).getTotalSeconds();
    }
}
