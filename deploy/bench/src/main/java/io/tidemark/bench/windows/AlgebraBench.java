package io.tidemark.bench.windows;

import io.tidemark.bench.jmh.EachAggregate;
import io.tidemark.bench.jmh.EventCost;
import io.tidemark.bench.jmh.EventCosts;
import io.tidemark.bench.jmh.EventCosts.Cost;
import io.tidemark.bench.jmh.FeatureCount;
import io.tidemark.bench.jmh.KeyCount;
import io.tidemark.bench.jmh.WindowFill;
import io.tidemark.bench.jmh.WindowWidth;
import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import io.tidemark.features.algebra.Aggregates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Time and bytes per event by JMH, against whatever the cost of an event might depend on. */
public final class AlgebraBench implements Bench {

    private static final int ITERATIONS = 5;
    private static final int ITERATIONS_OF_A_ROUND = 3;

    /**
     * One line of figures.
     *
     * @param values the first is what the others are compared with
     * @param goals of the ratio, by value; the others are reported
     */
    private record Series(
            Class<? extends EventCost> benchmark,
            String parameter,
            String unit,
            List<String> values,
            Map<String, Double> goals) {}

    private static final Series WIDTH = new Series(
            WindowWidth.class,
            "minutes",
            "minutes of window",
            List.of("60", "1", "1440", "43200", "129600"),
            Map.of("43200", 1.2));
    private static final Series FILL = new Series(
            WindowFill.class,
            "events",
            "events in the window",
            List.of("100", "1000", "10000", "100000", "1000000"),
            Map.of("1000000", 1.5));
    private static final Series FEATURES =
            new Series(FeatureCount.class, "features", "features", List.of("5", "20", "50", "100", "200"), Map.of());
    private static final Series KEYS =
            new Series(KeyCount.class, "keys", "customers", List.of("1000", "10000", "100000", "1000000"), Map.of());
    private static final Series AGGREGATES =
            new Series(EachAggregate.class, "aggregate", "", Aggregates.words(), Map.of());

    @Override
    public String name() {
        return "algebra";
    }

    @Override
    public String description() {
        return "time and bytes per event (JMH) against width and fill of windows, number of features, customers, aggregates";
    }

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        int rounds = options.rounds();
        List<BenchResult> results = new ArrayList<>();
        for (Series series : List.of(WIDTH, FILL, FEATURES, KEYS, AGGREGATES)) {
            progress.accept("the cost of an event by " + series.parameter());
            results.addAll(measure(series, rounds));
        }
        return results;
    }

    /** In turns where there is a goal, so that whatever else the machine does meets all values alike. */
    private static List<BenchResult> measure(Series series, int rounds) throws Exception {
        boolean judged = !series.goals().isEmpty();
        Map<String, Samples> nanos = new LinkedHashMap<>();
        Map<String, Samples> bytes = new LinkedHashMap<>();
        for (int round = 0; round < (judged ? rounds : 1); round++) {
            Map<String, Cost> costs = EventCosts.measure(
                    series.benchmark(),
                    series.parameter(),
                    series.values(),
                    judged ? ITERATIONS_OF_A_ROUND : ITERATIONS);
            costs.forEach((value, cost) -> {
                cost.nanos().forEach(nanos.computeIfAbsent(value, key -> new Samples())::add);
                cost.bytes().forEach(bytes.computeIfAbsent(value, key -> new Samples())::add);
            });
        }
        List<BenchResult> results = new ArrayList<>();
        for (String value : series.values()) {
            results.add(
                    result(series, value, nanos, "ns per event", series.goals().getOrDefault(value, 0.0)));
            results.add(result(series, value, bytes, "bytes allocated per event", 0));
        }
        return results;
    }

    private static BenchResult result(
            Series series, String value, Map<String, Samples> samples, String unit, double goal) {
        String first = series.values().get(0);
        return BenchResult.against(
                (value + " " + series.unit()).strip(),
                samples.get(value),
                samples.get(first),
                (first + " " + series.unit()).strip(),
                unit,
                goal);
    }
}
