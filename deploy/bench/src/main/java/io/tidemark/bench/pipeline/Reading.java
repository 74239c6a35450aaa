package io.tidemark.bench.pipeline;

import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * What the windows of one rate say.
 *
 * @param name of the rate
 * @param windows of every round
 */
record Reading(String name, List<Window> windows, Goals goals) {

    private static final double[] PERCENTILES = {50, 99, 99.9};
    private static final String RATE = "transactions/s";

    /** The first figure of all. */
    static BenchResult sustained(OptionalDouble rate, Goals goals) {
        String name = rate.isPresent() ? "sustained rate" : "no rate was sustained";
        Samples found = Samples.of(rate.orElse(0));
        return goals.judged() || rate.isEmpty()
                ? BenchResult.noLessThan(Goals.SUSTAINED, name, found, RATE, rate.isPresent())
                : BenchResult.reported(
                        name, found, Samples.of(Goals.SUSTAINED), "the goal for handbook, heap", RATE, true);
    }

    /** A rate that was not sustained in a round has no latency. */
    List<BenchResult> results() {
        if (windows.stream().anyMatch(window -> !window.sustained())) {
            return List.of(marked(notSustained()));
        }
        List<BenchResult> results = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            for (double percentile : PERCENTILES) {
                time(stage, percentile).ifPresent(results::add);
            }
        }
        Set<String> processes = new TreeSet<>();
        windows.forEach(window -> processes.addAll(window.micros().keySet()));
        processes.forEach(process -> results.add(processorTime(process)));
        return results.stream().map(this::marked).toList();
    }

    private String rate() {
        String rate =
                String.format(Locale.ROOT, "%,.0f a second", windows.get(0).perSecond());
        return name.isEmpty() ? rate : name + ", " + rate;
    }

    private boolean sound() {
        return windows.stream().allMatch(Window::once);
    }

    private BenchResult notSustained() {
        Samples achieved = samples(Window::achieved);
        double offered = windows.get(0).perSecond();
        return new BenchResult(
                rate() + ": not sustained, the lag grew",
                achieved.median(),
                offered,
                "offered",
                RATE,
                achieved.median() / offered,
                "the lag does not grow",
                false,
                false,
                achieved.spread(),
                String.format(
                        Locale.ROOT, "grew by %.0f/s", samples(Window::growth).median()));
    }

    private Optional<BenchResult> time(Stage stage, double percentile) {
        if (windows.stream().anyMatch(window -> window.latencies().get(stage).getTotalCount() == 0)) {
            return Optional.empty();
        }
        Samples ours = samples(window -> window.millis(stage, percentile));
        String words = String.format(Locale.ROOT, "%s: %s, p%s", rate(), stage.words(), text(percentile));
        OptionalDouble goal = goals.millis(name, stage, percentile);
        if (goal.isPresent()) {
            return Optional.of(BenchResult.noMoreThan(goal.getAsDouble(), words, ours, "ms", sound()));
        }
        Samples whole = samples(window -> window.millis(Stage.COMMITTED, percentile));
        return Optional.of(BenchResult.reported(
                words, ours, whole, "the whole way, p" + text(percentile) + " committed", "ms", sound()));
    }

    private BenchResult processorTime(String process) {
        return BenchResult.reported(
                rate() + ": processor time of " + process,
                samples(window -> window.micros().getOrDefault(process, 0.0)),
                samples(window -> window.micros().values().stream()
                        .mapToDouble(micros -> micros)
                        .sum()),
                "all together",
                "us/transaction",
                sound());
    }

    private Samples samples(ToDoubleFunction<Window> figure) {
        Samples samples = new Samples();
        windows.forEach(window -> samples.add(figure.applyAsDouble(window)));
        return samples;
    }

    private BenchResult marked(BenchResult result) {
        BenchResult marked = result;
        for (Window window : windows) {
            marked = window.machine().map(marked::on).orElse(marked);
        }
        return marked;
    }

    private static String text(double percentile) {
        return percentile == Math.rint(percentile) ? String.valueOf((int) percentile) : String.valueOf(percentile);
    }
}
