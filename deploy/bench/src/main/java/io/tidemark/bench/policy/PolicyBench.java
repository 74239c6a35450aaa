package io.tidemark.bench.policy;

import dev.cel.common.CelOptions;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.tidemark.bench.forest.BenchBundle;
import io.tidemark.bench.forest.BenchForest;
import io.tidemark.bench.measure.Bench;
import io.tidemark.bench.measure.BenchOptions;
import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.forest.CompiledForest;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.policy.Listing;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.PolicyEngine;
import io.tidemark.scoring.policy.Rule;
import io.tidemark.scoring.policy.simulate.Case;
import io.tidemark.scoring.policy.simulate.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Fifty rules beside CEL's own runtime, a simulation of as many decisions as the handbook's transactions by two models,
 * and a list of a million beside a hash map; one thread.
 */
public final class PolicyBench implements Bench {

    private static final int DECISIONS = 872_795;
    private static final int EVENTS = 2_048;
    private static final int PASSES = 20;
    private static final int PEER_EVENTS = 256;
    private static final int MODELS = 2;
    private static final double MOST_MICROS = 5;
    private static final double MOST_SECONDS = 20;

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public String description() {
        return "50 rules beside CEL's runtime, 872,795 decisions x 50 rules x 2 models simulated, a list of 1,000,000";
    }

    private record Event(Transaction transaction, double[] vector, double score) {}

    @Override
    public List<BenchResult> run(BenchOptions options, Consumer<String> progress) throws Exception {
        List<BenchResult> results = new ArrayList<>();
        progress.accept("reading two policies of 50 rules");
        Policy today = FiftyRules.policy("today", 0.7);
        Policy proposed = FiftyRules.policy("proposed", 0.6);
        rules(proposed, options.rounds(), results);
        progress.accept("a list of 1,000,000 entries");
        MillionEntries.measure(options.rounds(), results);
        progress.accept("training 300 trees of depth 6, then simulating");
        try (BenchForest forest = BenchForest.trained();
                CompiledForest model = CompiledForest.compile(forest.model(), "ubj")) {
            try (LoadedModel loaded = new ModelLoader(new CompiledForestFactory())
                    .load(BenchBundle.of("watched", forest.model(), model), Optional.empty())) {
                WatchingRules.measure(options.rounds(), loaded, results);
            }
            Samples seconds = new Samples();
            boolean sound = true;
            for (int round = 0; round < options.rounds(); round++) {
                long begin = System.nanoTime();
                for (int pass = 0; pass < MODELS; pass++) {
                    sound &= simulated(today, proposed, model, pass) == DECISIONS;
                }
                seconds.add((System.nanoTime() - begin) / 1e9);
            }
            results.add(BenchResult.noMoreThan(
                    MOST_SECONDS, "872,795 decisions x 50 rules x 2 models simulated", seconds, "s", sound));
        }
        return results;
    }

    /** Scores as many vectors and decides them by both policies. */
    private static long simulated(Policy today, Policy proposed, CompiledForest model, int seed) {
        Random random = new Random(seed);
        List<Event> events = events(random);
        float[] rows = BenchForest.rows(random, EVENTS);
        float[] row = new float[BenchForest.FEATURES];
        Simulation simulation = new Simulation(today, proposed, FiftyRules.CATALOGUE, Listing.EMPTY);
        for (int i = 0; i < DECISIONS; i++) {
            Event event = events.get(i % EVENTS);
            System.arraycopy(rows, i % EVENTS * BenchForest.FEATURES, row, 0, row.length);
            double score = 1 / (1 + Math.exp(-model.margin(row)));
            simulation.add(new Case(
                    event.transaction(), event.vector(), score, Double.NaN, Optional.of(random.nextInt(100) == 0)));
        }
        return simulation.result().transactions();
    }

    private static List<Event> events(Random random) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(new Event(FiftyRules.transaction(i, random), FiftyRules.vector(random), random.nextDouble()));
        }
        return events;
    }

    private static void rules(Policy policy, int rounds, List<BenchResult> results) throws Exception {
        List<Event> events = events(new Random(1));
        PolicyEngine engine = new PolicyEngine(policy, FiftyRules.CATALOGUE, Listing.EMPTY);
        CelRuntime cel = CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(CelOptions.current()
                        .enableHeterogeneousNumericComparisons(true)
                        .build())
                .build();
        List<CelRuntime.Program> programs = new ArrayList<>();
        for (Rule rule : policy.rules()) {
            programs.add(cel.createProgram(rule.when().tree()));
        }
        List<Map<String, Object>> theirs = events.stream()
                .limit(PEER_EVENTS)
                .map(event -> FiftyRules.event(event.transaction(), event.vector(), event.score()))
                .toList();
        boolean equal = true;
        for (int i = 0; i < PEER_EVENTS; i++) {
            equal &= fired(policy, programs, theirs.get(i)).equals(hear(engine, events.get(i)));
        }
        Samples ours = new Samples();
        Samples peer = new Samples();
        ours(engine, events);
        for (int round = 0; round < rounds; round++) {
            ours.add(ours(engine, events));
            peer.add(peer(programs, theirs));
        }
        results.add(BenchResult.noMoreThan(MOST_MICROS, "50 rules, an event", ours, "us", equal));
        results.add(BenchResult.cheaper("50 rules, an event", ours, peer, "CEL's own runtime", "us", 1, equal));
    }

    private static List<String> hear(PolicyEngine engine, Event event) {
        return engine.hear(event.transaction(), event.vector(), event.score(), Double.NaN)
                .fired();
    }

    private static List<String> fired(Policy policy, List<CelRuntime.Program> programs, Map<String, Object> event)
            throws CelEvaluationException {
        List<String> fired = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            if (Boolean.TRUE.equals(programs.get(i).eval(event))) {
                fired.add(policy.rules().get(i).id());
            }
        }
        return fired;
    }

    /** Microseconds an event, with what the engine looks up. */
    private static double ours(PolicyEngine engine, List<Event> events) {
        long fired = 0;
        long begin = System.nanoTime();
        for (int pass = 0; pass < PASSES; pass++) {
            for (Event event : events) {
                fired += hear(engine, event).size();
            }
        }
        return micros(begin, (long) PASSES * events.size(), fired);
    }

    /** Microseconds an event that lies ready. */
    private static double peer(List<CelRuntime.Program> programs, List<Map<String, Object>> events)
            throws CelEvaluationException {
        long fired = 0;
        long begin = System.nanoTime();
        for (Map<String, Object> event : events) {
            for (CelRuntime.Program program : programs) {
                fired += Boolean.TRUE.equals(program.eval(event)) ? 1 : 0;
            }
        }
        return micros(begin, events.size(), fired);
    }

    /** @param seen looked at so that the compiler cannot leave it out */
    static double micros(long begin, long count, long seen) {
        double nanos = System.nanoTime() - begin;
        if (seen < 0) {
            throw new IllegalStateException("a count below 0: " + seen);
        }
        return nanos / count / 1_000;
    }
}
