package io.tidemark.features.rates;

import io.tidemark.schemas.RateTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tables of rates as they come one after the other, of which there may be hundreds of thousands. Of one thread; what it
 * gives out does not change.
 */
public final class GrowingRates {

    private final Map<String, List<RateTable>> byCurrency = new TreeMap<>();

    /** Why it cannot come next, whatever the time is; one sentence. */
    public Optional<String> problem(RateTable next) {
        return RateTableCheck.itself(next)
                .or(() -> newest(next.getCurrency()).flatMap(before -> RateTableCheck.behind(before, next)));
    }

    /** Why it cannot come next at a time; one sentence. */
    public Optional<String> problem(RateTable next, Instant now) {
        return problem(next).or(() -> RateTableCheck.ahead(next, now));
    }

    /**
     * One more.
     *
     * @throws IllegalArgumentException with the sentence of {@link #problem}
     */
    public void add(RateTable next) {
        problem(next).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        byCurrency
                .computeIfAbsent(next.getCurrency(), currency -> new ArrayList<>())
                .add(next);
    }

    /** All that have come by now. */
    public RateTables tables() {
        return new RateTables(byCurrency);
    }

    private Optional<RateTable> newest(String currency) {
        List<RateTable> tables = byCurrency.getOrDefault(currency, List.of());
        return tables.isEmpty() ? Optional.empty() : Optional.of(tables.get(tables.size() - 1));
    }
}
