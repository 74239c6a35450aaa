package io.tidemark.scoring.policy.simulate;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.scoring.policy.Listing;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.PolicyDecision;
import io.tidemark.scoring.policy.PolicyEngine;
import io.tidemark.scoring.policy.Ruling;
import io.tidemark.scoring.policy.simulate.Fates.Fate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides a history by the policy of today and by a proposed one. Both see the same features and scores, so it is a
 * statement about the policies alone. Not thread-safe.
 */
public final class Simulation {

    private final Policy today;
    private final Policy proposed;
    private final PolicyEngine todays;
    private final PolicyEngine proposeds;
    private final Owners ofToday;
    private final Owners ofProposed;
    private final Fates fates = new Fates();
    private final Map<String, Long> degraded = new TreeMap<>();
    private final Map<PolicyDecision, Map<PolicyDecision, Change>> changes = new EnumMap<>(PolicyDecision.class);

    private long transactions;
    private long undecided;
    private long unlabelled;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    public Simulation(Policy today, Policy proposed, Catalogue catalogue, Listing listing) {
        this.today = today;
        this.proposed = proposed;
        this.todays = new PolicyEngine(today, catalogue, listing);
        this.proposeds = new PolicyEngine(proposed, catalogue, listing);
        this.ofToday = new Owners(today);
        this.ofProposed = new Owners(proposed);
    }

    /** Counts one more; of one whose decision was no normal one only that, and why. */
    public void add(Case event) {
        if (!event.flags().isEmpty()) {
            event.flags().forEach(flag -> degraded.merge(flag, 1L, Long::sum));
            return;
        }
        transactions++;
        Instant time = event.transaction().getEventTime();
        first = time.isBefore(first) ? time : first;
        last = time.isAfter(last) ? time : last;
        Optional<Ruling> before = decide(todays, event);
        Optional<Ruling> after = decide(proposeds, event);
        if (before.isEmpty() || after.isEmpty()) {
            undecided++;
            return;
        }
        unlabelled += event.fraud().isPresent() ? 0 : 1;
        byte[] weights = Weights.of(event.transaction().getCustomerId());
        int currency = fates.currency(event);
        ofToday.add(event, before.get(), currency, weights);
        ofProposed.add(event, after.get(), currency, weights);
        PolicyDecision from = before.get().decision();
        PolicyDecision to = after.get().decision();
        fates.add(event, from, to, currency, weights);
        if (from != to) {
            changes.computeIfAbsent(from, any -> new EnumMap<>(PolicyDecision.class))
                    .merge(to, Change.none(from, to).with(event), (known, one) -> known.with(event));
        }
    }

    /** Whole days in UTC. */
    private static long day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toEpochDay();
    }

    private static Optional<Ruling> decide(PolicyEngine engine, Case event) {
        return engine.decide(event.transaction(), event.vector(), event.score(), event.rank());
    }

    public SimulationResult result() {
        long days = first.isAfter(last) ? 1 : day(last) - day(first) + 1;
        return new SimulationResult(
                transactions,
                undecided,
                unlabelled,
                days,
                fates.outcome(name(today), Fate::today, days, ofToday),
                fates.outcome(name(proposed), Fate::proposed, days, ofProposed),
                fates.difference(days),
                changes.values().stream()
                        .flatMap(of -> of.values().stream())
                        .sorted(Comparator.comparingLong(Change::transactions).reversed())
                        .toList(),
                fates.unseen(),
                new TreeMap<>(degraded));
    }

    private static String name(Policy policy) {
        return policy.name() + " " + policy.version();
    }
}
