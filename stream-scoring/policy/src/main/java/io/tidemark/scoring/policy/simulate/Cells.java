package io.tidemark.scoring.policy.simulate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Transactions by what a report tells apart. */
final class Cells<K> {

    private final Map<String, Map<K, Cell>> byRegion = new LinkedHashMap<>();

    void add(K key, Case event, int currency, byte[] weights) {
        String region = event.past().region();
        byRegion.computeIfAbsent(region, any -> new LinkedHashMap<>())
                .computeIfAbsent(key, any -> new Cell(!region.isEmpty()))
                .add(event, currency, weights);
    }

    /** A figure of each cell as often as its key says. */
    Total total(ToDoubleFunction<K> times, int figure) {
        Total total = new Total();
        byRegion.values()
                .forEach(cells -> cells.forEach((key, cell) -> {
                    double factor = times.applyAsDouble(key);
                    if (factor != 0) {
                        cell.addTo(total, figure, factor);
                    }
                }));
        return total;
    }

    Total total(ToDoubleFunction<K> times, Figure figure) {
        return total(times, figure.ordinal());
    }

    /** By region, of those that the past declined. */
    Map<String, Map<K, Cell>> declined() {
        Map<String, Map<K, Cell>> declined = new LinkedHashMap<>(byRegion);
        declined.remove("");
        return declined;
    }
}
