package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.WindowFeature;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The oracle of partial history: since when one customer's rows say what the features of today look at. */
final class SlowSince {

    private static final long EVER = Long.MIN_VALUE;

    private final Duration lateness;
    private Catalogue catalogue;
    private Map<String, Long> columns = new HashMap<>();
    private long forgottenUpTo = EVER;

    SlowSince(Duration lateness) {
        this.lateness = lateness;
    }

    /** The catalogue under which the next event is taken. */
    void follow(Catalogue next, long newest) {
        Map<String, Long> now = new HashMap<>();
        for (WindowFeature feature : next.windows("customer")) {
            for (String column : columns(feature)) {
                now.put(column, catalogue == null ? EVER : columns.getOrDefault(column, newest));
            }
        }
        catalogue = next;
        columns = now;
    }

    /** What a row has to say for a feature, besides its time. */
    private static Set<String> columns(WindowFeature feature) {
        Set<String> columns = new HashSet<>();
        if (!feature.of().name().isEmpty()) {
            columns.add(feature.of().name());
        }
        if (feature.of().isNumber()) {
            columns.add("where " + feature.withNumber().canonical());
        }
        if (!feature.where().isAll()) {
            columns.add("where " + feature.where().canonical());
        }
        if (feature.aggregate().word().equals("velocity")) {
            columns.add("location");
        }
        if (feature.aggregate().needsLabels()) {
            columns.add("label");
        }
        return columns;
    }

    Map<String, Long> partial(long time) {
        Map<String, Long> partial = new HashMap<>();
        for (WindowFeature feature : catalogue.windows("customer")) {
            long complete = columns(feature).stream().mapToLong(columns::get).reduce(forgottenUpTo, Math::max);
            if (complete > time - feature.reach().toMillis()) {
                partial.put(feature.name(), Math.max(0, time - feature.delay().toMillis() - complete));
            }
        }
        return partial;
    }

    void forget(long time, long newest) {
        if (time == newest) {
            long reach = catalogue.windows("customer").stream()
                    .mapToLong(window -> window.reach().toMillis())
                    .max()
                    .orElse(0);
            forgottenUpTo = Math.max(forgottenUpTo, newest - reach - lateness.toMillis());
        }
    }
}
