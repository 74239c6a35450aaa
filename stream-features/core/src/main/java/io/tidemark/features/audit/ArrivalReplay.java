package io.tidemark.features.audit;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.EntityEngine;
import io.tidemark.features.engine.EntityState;
import io.tidemark.features.engine.EventFeatures;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Answers the events of one entity again in the order in which they arrived, with the labels that were there before
 * each.
 */
final class ArrivalReplay {

    private final EntityEngine engine;
    private final EventFeatures eventFeatures;
    private final int entity;
    private final long retention;
    private EntityState state;
    private List<LoggedLabel> labels = List.of();
    private int nextLabel;

    ArrivalReplay(Catalogue catalogue, String entity) {
        this.engine = new EntityEngine(catalogue, entity);
        this.eventFeatures = new EventFeatures(catalogue);
        this.entity = catalogue.entities().indexOf(entity);
        this.retention = engine.retention().toMillis();
    }

    /**
     * Fills the entity's features into the vectors.
     *
     * @param served by its place
     * @param vectors to be filled, by the place of what was served
     */
    void replay(
            List<ArrivalOrder.Arrival> order,
            List<LoggedLabel> entityLabels,
            IntFunction<Served> served,
            IntFunction<double[]> vectors) {
        labels = entityLabels;
        nextLabel = 0;
        state = engine.newState();
        for (ArrivalOrder.Arrival arrival : order) {
            Served event = served.apply(arrival.served());
            if (arrival.anew()) {
                begin();
            }
            takeLabels(event.labels()[entity]);
            double[] vector = vectors.apply(arrival.served());
            engine.answer(state, event.transaction(), vector);
            if (engine.foreign()) {
                eventFeatures.dropAmount(vector);
            }
        }
    }

    /**
     * The state was forgotten when all of it was older than the engine keeps: labels observed until then went with it.
     */
    private void begin() {
        long newest = state.head().newest();
        while (newest != Long.MIN_VALUE
                && nextLabel < labels.size()
                && labels.get(nextLabel).label().getObservedAt().toEpochMilli() <= newest + retention) {
            nextLabel++;
        }
        state = engine.newState();
    }

    /**
     * The engine does not count labels about events that it has dropped, neither here nor when the vector was served.
     */
    private void takeLabels(long count) {
        while (state.head().labels() < count && nextLabel < labels.size()) {
            engine.label(state, labels.get(nextLabel++).label());
        }
    }
}
