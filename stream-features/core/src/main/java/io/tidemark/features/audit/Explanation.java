package io.tidemark.features.audit;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.Entities;
import io.tidemark.features.catalogue.WindowFeature;
import io.tidemark.features.engine.EntityKeys;
import io.tidemark.features.engine.EventFeatures;
import io.tidemark.features.engine.RatioFeatures;
import io.tidemark.features.engine.VectorFlags;
import io.tidemark.schemas.Transaction;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The vectors that differ, computed again in the recorded order of arrival; what differs no more is explained by it.
 */
final class Explanation {

    private final Catalogue catalogue;
    private final List<Served> served;
    private final Map<Integer, double[]> again = new HashMap<>();
    private final double[] unwanted;
    private final VectorFlags flags;

    Explanation(Catalogue catalogue, List<Served> served, Map<Integer, BitSet> differences) {
        this.catalogue = catalogue;
        this.served = served;
        this.unwanted = new double[catalogue.features().size()];
        EventFeatures eventFeatures = new EventFeatures(catalogue);
        this.flags = new VectorFlags(catalogue);
        for (int place : differences.keySet()) {
            double[] vector = new double[unwanted.length];
            Arrays.fill(vector, Double.NaN);
            Transaction transaction = served.get(place).transaction();
            eventFeatures.fill(transaction, flags.amountUsable(transaction), vector);
            again.put(place, vector);
        }
    }

    /** Replays the entities of one kind that have a vector which differs. */
    void replay(String entity, EntityOrders entities) {
        ArrivalReplay replay = new ArrivalReplay(catalogue, entity);
        if (Entities.ofOutcomes(entity)) {
            replayUntold(entity, replay);
        }
        entities.orders().forEach((key, order) -> {
            List<ArrivalOrder.Arrival> asFarAsNeeded = asFarAsNeeded(order);
            if (!asFarAsNeeded.isEmpty()) {
                replay.replay(
                        asFarAsNeeded, entities.news(key), served::get, place -> again.getOrDefault(place, unwanted));
            }
        });
    }

    /** An entity to which nothing has happened has no state, and its events no number there. */
    private void replayUntold(String entity, ArrivalReplay replay) {
        int place = catalogue.entities().indexOf(entity);
        EntityKeys keys = new EntityKeys(entity);
        again.forEach((at, vector) -> {
            Served event = served.get(at);
            if (event.arrivals()[place] == 0 && keys.of(event.transaction()).isPresent()) {
                replay.untold(event, vector);
            }
        });
    }

    private List<ArrivalOrder.Arrival> asFarAsNeeded(List<ArrivalOrder.Arrival> order) {
        int end = order.size();
        while (end > 0 && !again.containsKey(order.get(end - 1).served())) {
            end--;
        }
        return order.subList(0, end);
    }

    /** @param entities the orders of arrival by entity */
    void count(Map<Integer, BitSet> differences, Map<String, EntityOrders> entities, Tally tally) {
        RatioFeatures ratios = new RatioFeatures(catalogue);
        differences.forEach((place, features) -> {
            double[] vector = again.get(place);
            Served original = served.get(place);
            for (int feature = features.nextSetBit(0); feature >= 0; feature = features.nextSetBit(feature + 1)) {
                if (!same(vector[feature], original.values()[feature]) && byLabels(feature, place, entities)) {
                    tally.explainedByLabels(feature);
                    vector[feature] = original.values()[feature];
                    features.clear(feature);
                }
            }
            ratios.fill(vector);
            features.stream().forEach(feature -> {
                if (same(vector[feature], original.values()[feature])) {
                    tally.explained(feature);
                } else {
                    tally.unexplained(feature, original.transaction().getTransactionId());
                }
            });
        });
    }

    private static boolean same(double one, double other) {
        return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
    }

    private boolean byLabels(int feature, int place, Map<String, EntityOrders> entities) {
        if (!(catalogue.features().get(feature) instanceof WindowFeature window)
                || !window.aggregate().needsLabels()) {
            return false;
        }
        Served vector = served.get(place);
        EntityOrders orders = entities.get(window.entity());
        String key = new EntityKeys(window.entity()).of(vector.transaction()).orElse(null);
        return key != null
                && LabelTiming.explains(
                        window,
                        flags,
                        vector.values()[feature],
                        vector,
                        orders.before(key, place).stream().map(served::get).toList(),
                        orders.labels(key),
                        vector.labels()[catalogue.entities().indexOf(window.entity())]);
    }
}
