package io.tidemark.features.rates;

import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.RateTable;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables of rates that are known, by currency and in their order, see {@link GrowingRates}. Which of them is in
 * force is a matter of the transaction's event time alone: the last one from that moment or before. Never changed, so
 * it may be shared by threads.
 */
public final class RateTables implements Serializable {

    private static final long serialVersionUID = 1L;

    /** None: only what is in the wanted currency already can be told in it. */
    public static final RateTables NONE = new RateTables(Map.of());

    /** By the currency that is converted to, ascending. */
    private final TreeMap<String, List<RateTable>> byCurrency;

    /** @param byCurrency of tables that are checked, in their order */
    RateTables(Map<String, List<RateTable>> byCurrency) {
        this.byCurrency = new TreeMap<>();
        byCurrency.forEach((currency, tables) -> this.byCurrency.put(currency, new ArrayList<>(tables)));
    }

    /**
     * Of checked tables, in their order.
     *
     * @throws IllegalArgumentException with the sentence of {@link GrowingRates#problem} if one is none
     */
    public static RateTables of(Collection<RateTable> tables) {
        GrowingRates all = new GrowingRates();
        tables.forEach(all::add);
        return all.tables();
    }

    /** Whether it holds a table that says the same: of this currency and moment, with these rates and ends. */
    public boolean hold(RateTable table) {
        return inForce(table.getCurrency(), table.getFrom())
                .filter(known -> known.getFrom().equals(table.getFrom())
                        && known.getRates().equals(table.getRates())
                        && known.getEnded().equals(table.getEnded()))
                .isPresent();
    }

    /** The one that came last of a currency. */
    public Optional<RateTable> newest(String currency) {
        List<RateTable> tables = byCurrency.getOrDefault(currency, List.of());
        return tables.isEmpty() ? Optional.empty() : Optional.of(tables.get(tables.size() - 1));
    }

    /** All of them, by currency and in their order. */
    public List<RateTable> all() {
        return byCurrency.values().stream().flatMap(List::stream).toList();
    }

    /** The one that is in force for transactions of an event time. */
    public Optional<RateTable> inForce(String currency, Instant time) {
        List<RateTable> tables = byCurrency.getOrDefault(currency, List.of());
        int low = 0;
        int high = tables.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tables.get(middle).getFrom().isAfter(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(tables.get(low - 1));
    }

    /** What one major unit of a code is worth in a currency at an event time; empty if nobody says it. */
    public Optional<Decimal> rate(String code, String currency, Instant time) {
        return inForce(currency, time).map(table -> table.getRates().get(code));
    }
}
