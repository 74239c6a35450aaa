package io.tidemark.drift.stats.profile;

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
import java.util.function.BiFunction;

/** A file's transactions from some day on, as vectors of the handbook catalogue with a made-up score behind each. */
public final class ComputedTraffic {
    private record Served(Instant time, String customer, long day, double[] values) {}

    private static final Catalogue CATALOGUE = CatalogueReader.shipped("handbook");
    private static final Set<String> CALENDAR = Set.of("TX_DURING_WEEKEND", "TX_DURING_NIGHT");

    private final List<Served> served = new ArrayList<>();
    private final Instant from;

    public ComputedTraffic(Path file, String mapping, Instant from) {
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
            served.add(new Served(time, row.customer(), row.day().toEpochDay(), values));
        }
    }

    public ReferenceProfile reference(Instant begin, Duration length) {
        List<Served> rows = served.stream()
                .filter(each -> !each.time().isBefore(begin) && each.time().isBefore(begin.plus(length)))
                .toList();
        Map<String, Long> customers = new HashMap<>();
        return new ProfileFit(CALENDAR, 17)
                .fit(
                        CATALOGUE.featureNames(),
                        rows.stream()
                                .map(each -> Arrays.copyOf(each.values(), each.values().length - 1))
                                .toList(),
                        rows.stream()
                                .mapToDouble(each -> each.values()[each.values().length - 1])
                                .toArray(),
                        rows.stream()
                                .mapToLong(each ->
                                        customers.computeIfAbsent(each.customer(), unseen -> (long) customers.size()))
                                .toArray(),
                        rows.stream().mapToLong(Served::day).toArray(),
                        new double[0]);
    }

    /** The live profile of each window, by its start. */
    public Map<Instant, LiveProfile> windows(ReferenceProfile reference, Duration window) {
        Map<Instant, LiveProfile> live = new TreeMap<>();
        counts(reference, window).forEach((start, each) -> live.put(start, new LiveProfile(reference, each)));
        return live;
    }

    /** The counts of each window, by its start, of the events that a change leaves. */
    public Map<Instant, long[]> counts(ReferenceProfile reference, Duration window) {
        return counts(reference, window, (time, values) -> values);
    }

    public Map<Instant, long[]> counts(
            ReferenceProfile reference, Duration window, BiFunction<Instant, double[], double[]> change) {
        Binning binning = new Binning(reference);
        Map<Instant, long[]> counts = new TreeMap<>();
        for (Served each : served) {
            long number = Duration.between(from, each.time()).dividedBy(window);
            long[] target =
                    counts.computeIfAbsent(from.plus(window.multipliedBy(number)), start -> new long[binning.size()]);
            for (int slot :
                    binning.slots(change.apply(each.time(), each.values().clone()), false)) {
                target[slot]++;
            }
        }
        return counts;
    }
}
