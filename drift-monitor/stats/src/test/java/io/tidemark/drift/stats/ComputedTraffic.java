package io.tidemark.drift.stats;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.files.FeatureFile;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A file's transactions from some day on, as vectors of the handbook catalogue with a made-up score behind each. */
final class ComputedTraffic {
    private record Served(Instant time, String customerDay, double[] values) {}

    private static final Catalogue CATALOGUE = CatalogueReader.shipped("handbook");
    private static final Set<String> CALENDAR = Set.of("TX_DURING_WEEKEND", "TX_DURING_NIGHT");

    private final List<Served> served = new ArrayList<>();
    private final Instant from;

    ComputedTraffic(Path file, String mapping, Instant from) {
        this.from = from;
        new FeatureFile(CATALOGUE, Mapping.resolve(mapping), Duration.ofDays(7))
                .compute(file, this::keep, malformed -> {
                    throw new AssertionError(malformed.toString());
                });
    }

    private void keep(Row row, double[] vector) {
        Instant time = row.transaction().getEventTime();
        if (!time.isBefore(from)) {
            double[] values = Arrays.copyOf(vector, vector.length + 1);
            values[vector.length] = 1 / (1 + Math.exp(-vector[0] / 100));
            served.add(new Served(time, row.customer() + "@" + row.day(), values));
        }
    }

    ReferenceProfile reference(Instant begin, Duration length) {
        List<double[]> rows = new ArrayList<>();
        List<Long> blocks = new ArrayList<>();
        Map<String, Long> numbers = new HashMap<>();
        for (Served each : served) {
            if (!each.time().isBefore(begin) && each.time().isBefore(begin.plus(length))) {
                rows.add(Arrays.copyOf(each.values(), each.values().length - 1));
                long next = numbers.size();
                blocks.add(numbers.computeIfAbsent(each.customerDay(), unseen -> next));
            }
        }
        double[] scores = served.stream()
                .filter(each -> !each.time().isBefore(begin) && each.time().isBefore(begin.plus(length)))
                .mapToDouble(each -> each.values()[each.values().length - 1])
                .toArray();
        return new ProfileFit(CALENDAR, 17)
                .fit(
                        CATALOGUE.featureNames(),
                        rows,
                        scores,
                        blocks.stream().mapToLong(Long::longValue).toArray());
    }

    /** The live profile of each window, by its start. */
    Map<Instant, LiveProfile> windows(ReferenceProfile reference, Duration window) {
        Binning binning = new Binning(reference);
        Map<Instant, long[]> counts = new TreeMap<>();
        for (Served each : served) {
            long number = Duration.between(from, each.time()).dividedBy(window);
            long[] target =
                    counts.computeIfAbsent(from.plus(window.multipliedBy(number)), start -> new long[binning.size()]);
            for (int slot : binning.slots(each.values(), false)) {
                target[slot]++;
            }
        }
        Map<Instant, LiveProfile> live = new TreeMap<>();
        counts.forEach((start, each) -> live.put(start, new LiveProfile(reference, each)));
        return live;
    }
}
