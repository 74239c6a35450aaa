package io.tidemark.bench.windows;

import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What an event costs whatever the width and the fill of its windows, and beside Flink's sliding windows. */
public final class WindowsBench implements Bench {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int EVENTS = 200_000;

    @Override
    public String name() {
        return "windows";
    }

    @Override
    public String description() {
        return "cost per event against width and fill of the windows, of late events, and against Flink's sliding windows";
    }

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        int rounds = options.rounds();
        progress.accept("30-day against 1-hour windows");
        BenchResult width = compare(
                "30-day window",
                new SteadyEntity(MONTH, 72_000),
                "1-hour window",
                new SteadyEntity(HOUR, 100),
                1.2,
                rounds);
        progress.accept("a million events in the window against a hundred");
        BenchResult fill = compare(
                "1,000,000 events in 30 days",
                new SteadyEntity(MONTH, 1_000_000),
                "100 events in 30 days",
                new SteadyEntity(MONTH, 100),
                1.5,
                rounds);
        progress.accept("24-hour windows per event against Flink's, sliding by a minute");
        BenchResult sliding = new SlidingWindowsComparison(rounds).run();
        List<BenchResult> results = new ArrayList<>(List.of(width, fill, sliding));
        results.addAll(new LateEvents(1_000_000, rounds).run(progress));
        return results;
    }

    private static BenchResult compare(
            String heavyName, SteadyEntity heavy, String lightName, SteadyEntity light, double goal, int rounds) {
        Samples heavySamples = new Samples();
        Samples lightSamples = new Samples();
        heavy.pass(EVENTS);
        light.pass(EVENTS);
        for (int round = 0; round < rounds; round++) {
            heavySamples.add(heavy.pass(EVENTS));
            lightSamples.add(light.pass(EVENTS));
        }
        boolean equal = heavy.holds() && light.holds();
        return BenchResult.atMost(heavyName, heavySamples, lightSamples, lightName, "ns per event", goal, equal);
    }
}
