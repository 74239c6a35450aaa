package io.tidemark.features.audit;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.engine.EntityEngine;
import io.tidemark.features.engine.EntityKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The orders of arrival and the labels, or outcomes, of all entities of one kind. */
final class EntityOrders {

    /** All that is on record beside transactions. */
    record Books(LabelBook labels, OutcomeBook outcomes) {}

    private final Map<String, List<ArrivalOrder.Arrival>> orders = new HashMap<>();
    private final Map<String, List<LoggedLabel>> labels;
    private final Map<String, List<LoggedOutcome>> outcomes;

    EntityOrders(Catalogue catalogue, String entity, List<Served> served, Books books, boolean ordered) {
        int place = catalogue.entities().indexOf(entity);
        EntityKeys keys = new EntityKeys(entity);
        Map<String, List<ArrivalOrder.Numbered>> numbered = new HashMap<>();
        for (int i = 0; i < served.size(); i++) {
            Served vector = served.get(i);
            long number = vector.arrivals()[place];
            if (number > 0) {
                ArrivalOrder.Numbered event = new ArrivalOrder.Numbered(i, number, vector.time());
                keys.of(vector.transaction())
                        .ifPresent(key -> numbered.computeIfAbsent(key, unused -> new ArrayList<>())
                                .add(event));
            }
        }
        long reach = new EntityEngine(catalogue, entity).retention().toMillis();
        numbered.forEach((key, events) -> orders.put(key, ArrivalOrder.of(events, reach)));
        labels = catalogue.labelledEntities().contains(entity)
                ? books.labels().of(entity, ordered ? LoggedLabel.AS_OBSERVED : LoggedLabel.AS_APPENDED)
                : Map.of();
        outcomes = Entities.ofOutcomes(entity)
                ? books.outcomes().of(entity, ordered ? LoggedOutcome.AS_KNOWN : LoggedOutcome.AS_APPENDED)
                : Map.of();
    }

    Map<String, List<ArrivalOrder.Arrival>> orders() {
        return orders;
    }

    /** What had arrived at an entity before one of its vectors, since its state began. */
    List<Integer> before(String key, int served) {
        List<Integer> before = new ArrayList<>();
        for (ArrivalOrder.Arrival arrival : orders.get(key)) {
            if (arrival.served() == served) {
                break;
            }
            if (arrival.anew()) {
                before.clear();
            }
            before.add(arrival.served());
        }
        return before;
    }

    /** What became known of its transactions, in order. */
    List<? extends LoggedNews> news(String key) {
        return outcomes.isEmpty() ? labels(key) : outcomes.getOrDefault(key, List.of());
    }

    List<LoggedLabel> labels(String key) {
        return labels.getOrDefault(key, List.of());
    }
}
