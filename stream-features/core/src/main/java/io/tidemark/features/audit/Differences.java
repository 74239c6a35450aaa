package io.tidemark.features.audit;

import io.tidemark.features.engine.Event;
import io.tidemark.features.engine.FeatureEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which values differ from those of the engine in ordered mode over everything that is on record. */
final class Differences {

    private record Item(Event event, int served) {}

    private final Uncompared uncompared;
    private final Tally tally;
    private final SortedMap<Integer, BitSet> features = new TreeMap<>();
    private long uncomparedValues;

    Differences(Uncompared uncompared, Tally tally) {
        this.uncompared = uncompared;
        this.tally = tally;
    }

    /** @param compared places of the vectors to compare */
    void find(FeatureEngine engine, List<Served> served, EntityOrders.Books books, BitSet compared) {
        double[] reference = new double[engine.width()];
        for (Item item : merged(served, books)) {
            if (item.event().isLabel()) {
                engine.label(item.event().label());
                continue;
            }
            if (item.event().isOutcome()) {
                engine.outcome(item.event().outcome());
                continue;
            }
            if (engine.answer(item.event().transaction(), reference).isPresent()) {
                Arrays.fill(reference, Double.NaN);
            }
            if (compared.get(item.served())) {
                compare(item.served(), served.get(item.served()), reference);
            }
        }
    }

    private static List<Item> merged(List<Served> served, EntityOrders.Books books) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < served.size(); i++) {
            items.add(new Item(Event.of(served.get(i).transaction()), i));
        }
        books.labels().all().forEach(label -> items.add(new Item(Event.of(label), -1)));
        books.outcomes().all().forEach(outcome -> items.add(new Item(Event.of(outcome), -1)));
        items.sort(Comparator.comparing(Item::event));
        return items;
    }

    private void compare(int place, Served vector, double[] reference) {
        BitSet without = uncompared.of(place, vector);
        uncomparedValues += without.cardinality();
        BitSet differing = new BitSet();
        for (int i = without.nextClearBit(0); i < reference.length; i = without.nextClearBit(i + 1)) {
            tally.compared(i);
            if (!equal(vector.values()[i], reference[i])) {
                tally.mismatch(i, vector.values()[i], reference[i]);
                differing.set(i);
            }
        }
        if (!differing.isEmpty()) {
            features.put(place, differing);
        }
    }

    private static boolean equal(double one, double other) {
        return one == other || (Double.isNaN(one) && Double.isNaN(other));
    }

    /** Place of the vector to the places of the features that differ. */
    SortedMap<Integer, BitSet> features() {
        return features;
    }

    long uncomparedValues() {
        return uncomparedValues;
    }
}
