package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Aggregate;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.WindowFeature;
import java.util.ArrayList;
import java.util.List;

/**
 * The windows of one entity reduced to their edges: distances back from the event. Windows that share an edge share its
 * search, so six windows with three widths and one delay need four searches.
 */
final class WindowPlan {

    /** One feature: where its value goes and between which edges its window lies. */
    record Slot(int index, Aggregate aggregate, int oldEdge, int newEdge, boolean withoutItself) {}

    final long[] edges;
    final Slot[] slots;
    final boolean amounts;
    final boolean labels;
    /** Distance in milliseconds of the edge that lies furthest back; 0 without windows. */
    final long reach;

    WindowPlan(Catalogue catalogue, String entity) {
        List<Long> distances = new ArrayList<>();
        List<Slot> found = new ArrayList<>();
        for (WindowFeature window : catalogue.windows(entity)) {
            int oldEdge = edge(distances, window.reach().toMillis());
            int newEdge = edge(distances, window.delay().toMillis());
            boolean withoutItself = window.delay().isZero() && !window.includesItself();
            found.add(new Slot(
                    catalogue.features().indexOf(window), window.aggregate(), oldEdge, newEdge, withoutItself));
        }
        edges = distances.stream().mapToLong(Long::longValue).toArray();
        slots = found.toArray(Slot[]::new);
        amounts = found.stream().anyMatch(slot -> slot.aggregate().needsAmounts());
        labels = found.stream().anyMatch(slot -> slot.aggregate().needsLabels());
        reach = distances.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static int edge(List<Long> distances, long distance) {
        int at = distances.indexOf(distance);
        if (at < 0) {
            distances.add(distance);
        }
        return at < 0 ? distances.size() - 1 : at;
    }
}
