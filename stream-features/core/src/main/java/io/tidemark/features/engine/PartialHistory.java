package io.tidemark.features.engine;

import io.tidemark.features.algebra.Measure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much of the history that they ask for the features of one entity have. */
final class PartialHistory {

    private PartialHistory() {}

    static Map<String, Long> of(WindowPlan plan, EntityHead head, long time) {
        if (head.since.whole() && time - plan.reach >= head.log.droppedUpTo) {
            return Map.of();
        }
        Map<String, Long> partial = new HashMap<>();
        for (WindowPlan.Slot slot : plan.slots) {
            long complete = Math.max(head.log.droppedUpTo, since(slot, head.since));
            if (complete > time - plan.distance(slot.oldEdge())) {
                partial.put(slot.name(), Math.max(0, time - plan.distance(slot.newEdge()) - complete));
            }
        }
        return partial;
    }

    private static long since(WindowPlan.Slot slot, Since since) {
        List<Measure> measures = slot.aggregate().measures();
        long latest = slot.money() ? since.money : Since.EVER;
        latest = Math.max(latest, slot.text() < 0 ? Since.EVER : since.texts[slot.text()]);
        latest = Math.max(latest, slot.filter() < 0 ? Since.EVER : since.filters[slot.filter()]);
        latest = Math.max(latest, measures.contains(Measure.LATEST_LOCATED) ? since.located : Since.EVER);
        return Math.max(latest, measures.contains(Measure.FRAUDS) ? since.labelled : Since.EVER);
    }
}
