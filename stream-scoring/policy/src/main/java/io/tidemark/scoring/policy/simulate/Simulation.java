package io.tidemark.scoring.policy.simulate;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.scoring.policy.Listing;
import io.tidemark.scoring.policy.Policy;
import io.tidemark.scoring.policy.PolicyDecision;
import io.tidemark.scoring.policy.PolicyEngine;
import io.tidemark.scoring.policy.Ruling;
import io.tidemark.scoring.policy.simulate.SimulationResult.Difference;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides a history by the policy of today and by a proposed one. Both see the same features and scores, so it is a
 * statement about the policies alone. Not thread-safe.
 */
public final class Simulation {

    private final Policy today;
    private final Policy proposed;
    private final PolicyEngine todays;
    private final PolicyEngine proposeds;
    private final Tally ofToday;
    private final Tally ofProposed;
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
        this.ofToday = new Tally(Owners.of(today));
        this.ofProposed = new Tally(Owners.of(proposed));
    }

    public void add(Case event) {
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
        ofToday.add(event, before.get(), weights);
        ofProposed.add(event, after.get(), weights);
        PolicyDecision from = before.get().decision();
        PolicyDecision to = after.get().decision();
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
        Series before = ofToday.series();
        Series after = ofProposed.series();
        Map<String, Estimate> money = new TreeMap<>();
        TreeSet<String> currencies = new TreeSet<>(ofToday.currencies());
        currencies.addAll(ofProposed.currencies());
        currencies.forEach(currency -> money.put(
                currency, after.less(before, ofProposed.moneyStopped(currency), ofToday.moneyStopped(currency))));
        return new SimulationResult(
                transactions,
                undecided,
                unlabelled,
                days,
                ofToday.outcome(name(today), before, days),
                ofProposed.outcome(name(proposed), after, days),
                new Difference(
                        less(after, before, Figure.FRAUDS_STOPPED),
                        less(after, before, Figure.GENUINE_STOPPED),
                        after.less(before, Tally.stoppedPerDay(days), Tally.stoppedPerDay(days)),
                        money),
                changes.values().stream()
                        .flatMap(of -> of.values().stream())
                        .sorted(Comparator.comparingLong(Change::transactions).reversed())
                        .toList());
    }

    private static Estimate less(Series after, Series before, Figure figure) {
        return after.less(before, Tally.count(figure), Tally.count(figure));
    }

    private static String name(Policy policy) {
        return policy.name() + " " + policy.version();
    }
}
