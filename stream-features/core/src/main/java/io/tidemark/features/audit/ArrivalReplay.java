package io.tidemark.features.audit;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.EntityEngine;
import io.tidemark.features.engine.EntityState;
import io.tidemark.features.engine.EventFeatures;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Answers the events of one entity again in the order in which they arrived, with the labels, or
 * outcomes, that were there before each.
 */
final class ArrivalReplay {

    private final EntityEngine engine;
    private final EventFeatures eventFeatures;
    private final int entity;
    private final long retention;
    private EntityState state;
    private List<? extends LoggedNews> news = List.of();
    private int next;

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
            List<? extends LoggedNews> entityNews,
            IntFunction<Served> served,
            IntFunction<double[]> vectors) {
        news = entityNews;
        next = 0;
        state = engine.newState();
        for (ArrivalOrder.Arrival arrival : order) {
            Served event = served.apply(arrival.served());
            if (arrival.anew()) {
                begin();
            }
            take(event.labels()[entity]);
            double[] vector = vectors.apply(arrival.served());
            engine.answer(state, event.transaction(), vector);
            if (engine.foreign()) {
                eventFeatures.dropAmount(vector);
            }
        }
    }

    /** Fills the entity's features as they are where nothing has become known. */
    void untold(Served event, double[] vector) {
        engine.answer(engine.newState(), event.transaction(), vector);
    }

    /**
     * The state was forgotten when all of it was older than the engine keeps: what became known until then went with
     * it.
     */
    private void begin() {
        long newest = state.head().newest();
        while (newest != Long.MIN_VALUE
                && next < news.size()
                && news.get(next).known().toEpochMilli() <= newest + retention) {
            next++;
        }
        state = engine.newState();
    }

    /**
     * The engine does not count what is about events that it has dropped, neither here nor when the vector was served.
     */
    private void take(long count) {
        while (state.head().labels() < count && next < news.size()) {
            news.get(next++).tell(engine, state);
        }
    }
}
