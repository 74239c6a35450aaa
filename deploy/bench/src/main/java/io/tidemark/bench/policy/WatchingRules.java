package io.tidemark.bench.policy;

import io.tidemark.bench.measure.BenchResult;
import io.tidemark.bench.measure.Samples;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.ShadowPolicy;
import io.tidemark.schemas.Transaction;
import io.tidemark.scoring.app.decision.Decider;
import io.tidemark.scoring.app.decision.Ground;
import io.tidemark.scoring.app.decision.PolicySeat;
import io.tidemark.scoring.app.decision.PolicyShadow;
import io.tidemark.scoring.app.decision.ScoringMeters;
import io.tidemark.scoring.app.decision.VectorScorer;
import io.tidemark.scoring.app.decision.Verdict.Scored;
import io.tidemark.scoring.app.decision.fallback.AmountPolicy;
import io.tidemark.scoring.app.decision.fallback.FallbackSettings;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.policy.Listing;
import io.tidemark.scoring.policy.PolicyEngine;
import io.tidemark.scoring.policy.list.ListsInForce;
import io.tidemark.scoring.policy.live.LivePolicy;
import io.tidemark.scoring.policy.live.PolicyTexts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What a policy of fifty rules that watches adds to an event that is scored and decided, its record included. */
final class WatchingRules {

    private static final int EVENTS = 2_048;
    private static final int PASSES = 20;
    private static final double MOST_MICROS = 2;

    private WatchingRules() {}

    private record Decided(FeatureVector vector, Ground ground) {}

    /** @param model said to have scored the events, whose scores are drawn */
    static void measure(int rounds, LoadedModel model, List<BenchResult> results) {
        PolicyText text =
                PolicyTexts.of(FiftyRules.yaml("watching", 0.6), "the benchmark's policy", FiftyRules.CATALOGUE);
        LivePolicy policy = LivePolicy.fromLog(text);
        PolicySeat seat = PolicySeat.of(policy, ListsInForce.NONE);
        PolicyShadow shadow = new PolicyShadow(
                new Decider(
                        AmountPolicy.DEFAULT,
                        FallbackSettings.USUAL,
                        new VectorScorer(FallbackSettings.USUAL, InstantSource.system())),
                ScoringMeters.NONE);
        List<Decided> events = events(model);
        PolicyEngine alone = policy.engine(policy.catalogueFeatures(), Listing.EMPTY);
        boolean equal = true;
        for (Decided event : events) {
            equal &= heard(shadow, event, seat)
                    .filter(one -> one.getDecision().name().equals(decision(alone, event)))
                    .isPresent();
        }
        Samples samples = new Samples();
        micros(shadow, events, seat);
        for (int round = 0; round < rounds; round++) {
            samples.add(micros(shadow, events, seat));
        }
        results.add(
                BenchResult.noMoreThan(MOST_MICROS, "a shadow of 50 rules beside a decision", samples, "us", equal));
    }

    private static List<Decided> events(LoadedModel model) {
        Random random = new Random(2);
        List<Decided> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            Transaction transaction = FiftyRules.transaction(i, random);
            FeatureVector vector = FeatureVector.newBuilder()
                    .setTransaction(transaction)
                    .setOrigin(new LogPosition(0, (long) i))
                    .setLoggedAt(transaction.getEventTime())
                    .setCatalogueHash(FiftyRules.CATALOGUE.hash())
                    .setValues(Arrays.stream(FiftyRules.vector(random)).boxed().toList())
                    .build();
            Scored scored = new Scored(model, 0, random.nextDouble());
            events.add(new Decided(vector, new Ground(Optional.of(scored), Optional.empty(), List.of())));
        }
        return events;
    }

    private static Optional<ShadowPolicy> heard(PolicyShadow shadow, Decided event, PolicySeat seat) {
        return shadow.heard(event.vector(), event.ground(), Optional.<Control>empty(), seat);
    }

    private static String decision(PolicyEngine engine, Decided event) {
        double[] row = event.vector().getValues().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double score = event.ground().scored().orElseThrow().score();
        return engine.decide(event.vector().getTransaction(), row, score, Double.NaN)
                .orElseThrow()
                .decision()
                .name();
    }

    private static double micros(PolicyShadow shadow, List<Decided> events, PolicySeat seat) {
        long fired = 0;
        long begin = System.nanoTime();
        for (int pass = 0; pass < PASSES; pass++) {
            for (Decided event : events) {
                fired += heard(shadow, event, seat)
                        .map(one -> one.getTrace().getFired().size())
                        .orElse(0);
            }
        }
        return PolicyBench.micros(begin, (long) PASSES * events.size(), fired);
    }
}
