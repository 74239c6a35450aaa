package io.tidemark.features.audit;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.engine.EventFeatures;
import io.tidemark.features.engine.RatioFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The vectors that differ, computed again in the recorded order of arrival; what differs no more is explained by it. */
final class Explanation {

    private final Catalogue catalogue;
    private final List<Served> served;
    private final Map<Integer, double[]> again = new HashMap<>();
    private final double[] unwanted;

    Explanation(Catalogue catalogue, List<Served> served, Map<Integer, BitSet> differences) {
        this.catalogue = catalogue;
        this.served = served;
        this.unwanted = new double[catalogue.features().size()];
        EventFeatures eventFeatures = new EventFeatures(catalogue);
        for (int place : differences.keySet()) {
            double[] vector = new double[unwanted.length];
            Arrays.fill(vector, Double.NaN);
            eventFeatures.fill(served.get(place).transaction(), vector);
            again.put(place, vector);
        }
    }

    /** Replays the entities of one kind that have a vector which differs. */
    void replay(String entity, EntityOrders entities) {
        ArrivalReplay replay = new ArrivalReplay(catalogue, entity);
        entities.orders().forEach((key, order) -> {
            List<ArrivalOrder.Arrival> asFarAsNeeded = asFarAsNeeded(order);
            if (!asFarAsNeeded.isEmpty()) {
                replay.replay(
                        asFarAsNeeded, entities.labels(key), served::get, place -> again.getOrDefault(place, unwanted));
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

    void count(Map<Integer, BitSet> differences, Tally tally) {
        RatioFeatures ratios = new RatioFeatures(catalogue);
        for (int place : new ArrayList<>(differences.keySet())) {
            double[] vector = again.get(place);
            ratios.fill(vector);
            Served original = served.get(place);
            differences.get(place).stream().forEach(feature -> {
                if (Double.doubleToLongBits(vector[feature]) == Double.doubleToLongBits(original.values()[feature])) {
                    tally.explained(feature);
                } else {
                    tally.unexplained(feature, original.transaction().getTransactionId());
                }
            });
        }
    }
}
