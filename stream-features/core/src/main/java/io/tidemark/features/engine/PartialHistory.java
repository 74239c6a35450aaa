package io.tidemark.features.engine;

import io.tidemark.features.algebra.Measure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much of the history that they ask for the features of one entity have. */
final class PartialHistory {

    private PartialHistory() {}

    static Map<String, Long> of(WindowPlan plan, EntityHead head, long time) {
        long dropped = head.log.droppedUpTo;
        long undigested = time < head.newest ? head.log.undigestedUpTo : Long.MIN_VALUE;
        if (head.since.whole() && time - plan.reach >= Math.max(dropped, undigested) && head.lookedAtAfter == null) {
            return Map.of();
        }
        Map<String, Long> partial = new HashMap<>();
        for (WindowPlan.Slot slot : plan.slots) {
            long complete = Math.max(Math.max(dropped, since(slot, head.since)), lookedAtAfter(slot, head));
            complete = plan.digestOf[slot.gauges()[0]] < 0 ? complete : Math.max(complete, undigested);
            if (complete > time - plan.distance(slot.oldEdge())) {
                partial.put(slot.name(), Math.max(0, time - plan.distance(slot.newEdge()) - complete));
            }
        }
        return partial;
    }

    private static long lookedAtAfter(WindowPlan.Slot slot, EntityHead head) {
        long latest = Long.MIN_VALUE;
        for (int gauge : head.lookedAtAfter == null ? new int[0] : slot.gauges()) {
            latest = Math.max(latest, head.lookedAtAfter[gauge]);
        }
        return latest;
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
