package io.tidemark.bench.pipeline;

import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The whole way on the stack that {@code up} starts, everything on this machine: transactions are sent at times that
 * are fixed beforehand, and scores and alerts read. Finds the highest rate at which the lag does not grow, then looks
 * at the times by stage at parts of it.
 */
public final class PipelineBench implements Bench {

    private static final double SECONDS = 30;
    private static final int ROUNDS = 3;
    private static final double QUIET_TOWN = 300;

    private final Sizes sizes;

    /**
     * How much is done.
     *
     * @param training transactions that the model is trained on
     * @param history transactions that fill the windows and warm everything up before anything is measured
     * @param trialSeconds least length of a try at a rate
     */
    record Sizes(int training, int history, double trialSeconds) {}

    public PipelineBench() {
        this(new Sizes(50_000, Timeline.FULL, 8));
    }

    PipelineBench(Sizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public String description() {
        return "the whole way on the stack that up starts: the sustained rate, and times by stage and processor time at"
                + " parts of it";
    }

    @Override
    public Set<String> takes() {
        return Set.of(
                BenchOptions.CATALOGUE,
                BenchOptions.STATE,
                BenchOptions.SECONDS,
                BenchOptions.RATE,
                BenchOptions.COMMIT);
    }

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        Catalogue catalogue = CatalogueReader.shipped(options.of(BenchOptions.CATALOGUE, "handbook"));
        String state = options.of(BenchOptions.STATE, "heap");
        double seconds = options.of(BenchOptions.SECONDS, SECONDS);
        progress.accept("training 300 trees of depth 6");
        var bundle = PipelineBundle.ofLive(catalogue, sizes.training());
        try (LiveStack stack = LiveStack.start(
                        catalogue.name(), state, options.numberOf(BenchOptions.COMMIT), bundle, progress);
                LiveRun run = new LiveRun(stack, catalogue)) {
            progress.accept("%,d transactions of history".formatted(sizes.history()));
            double cold = run.flood(sizes.history());
            progress.accept("%,.0f scores a second of what lay ready, while everything warms up".formatted(cold));
            double flooded = run.flood(sizes.history());
            progress.accept("%,.0f scores a second of what lay ready, when warm".formatted(flooded));
            Goals goals = Goals.of(catalogue.name(), state);
            List<BenchResult> results = new ArrayList<>();
            Map<String, Double> rates = new LinkedHashMap<>();
            if (options.numberOf(BenchOptions.RATE).isPresent()) {
                rates.put("", options.numberOf(BenchOptions.RATE).get());
            } else {
                OptionalDouble found = sustained(run, flooded, Math.max(sizes.trialSeconds(), seconds / 3), progress);
                results.add(Reading.sustained(found, goals));
                found.ifPresent(rate -> {
                    rates.put("at 10 % of it", 0.1 * rate);
                    rates.put(Goals.HALF, 0.5 * rate);
                    rates.put("at 80 % of it", 0.8 * rate);
                });
                rates.put(Goals.QUIET_TOWN, QUIET_TOWN);
            }
            results.addAll(windows(run, rates, seconds, Math.min(ROUNDS, options.rounds()), goals, progress));
            return results;
        }
    }

    private static OptionalDouble sustained(LiveRun run, double flooded, double seconds, Consumer<String> progress)
            throws Exception {
        return SustainedRate.find(0.5 * flooded, rate -> {
            boolean sustained = run.sustains(rate, seconds);
            progress.accept("%,.0f a second for %.0f s: %s"
                    .formatted(rate, seconds, sustained ? "the lag does not grow" : "the lag grows"));
            return sustained;
        });
    }

    /** In turns, so that whatever else the machine does meets all rates alike. */
    private static List<BenchResult> windows(
            LiveRun run, Map<String, Double> rates, double seconds, int rounds, Goals goals, Consumer<String> progress)
            throws InterruptedException {
        Map<String, List<Window>> windows = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Map.Entry<String, Double> rate : rates.entrySet()) {
                Window window = run.window(rate.getValue(), seconds);
                progress.accept(told(round, rounds, window));
                windows.computeIfAbsent(rate.getKey(), key -> new ArrayList<>()).add(window);
            }
        }
        List<BenchResult> results = new ArrayList<>();
        windows.forEach((name, of) -> results.addAll(new Reading(name, of, goals).results()));
        return results;
    }

    private static String told(int round, int rounds, Window window) {
        String what = window.sustained()
                ? String.format(
                        Locale.ROOT,
                        "p50 %.1f ms, p99.9 %.1f ms committed",
                        window.millis(Stage.COMMITTED, 50),
                        window.millis(Stage.COMMITTED, 99.9))
                : String.format(Locale.ROOT, "not sustained, the lag grew by %.0f a second", window.growth());
        return String.format(Locale.ROOT, "round %d of %d, %.0f a second: %s", round, rounds, window.perSecond(), what);
    }
}
