package io.tidemark.demo.machines;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One machine over time. It wears with its load; the last fifth of its wear shows, in its bearings (vibration, heat) or
 * in its seals (pressure); worn out it fails, stands still for hours, and begins anew. For one run.
 */
final class Machine {

    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final double SHOWS_FROM = 0.8;
    private static final double SHORTEST_LIFE_HOURS = 140;
    private static final double LONGEST_LIFE_HOURS = 480;
    /** A sensor that errs now and then, so that one reading is no proof. */
    private static final double ERRS = 0.004;

    private final String name;
    private final String site;
    private final MachineKind kind;
    private final SplittableRandom random;
    private double wear;
    private double lifeHours;
    private boolean bearings;

    Machine(int number, SplittableRandom random) {
        this.name = "m-%03d".formatted(number);
        this.site = "hall-" + (1 + number % 4);
        this.kind = MachineKind.values()[number % MachineKind.values().length];
        this.random = random;
        repaired();
        wear = random.nextDouble();
    }

    /** What it reads between two moments of the plan, in order. */
    List<Reading> readings(MachinesPlan plan) {
        List<Reading> pending = new ArrayList<>();
        List<Reading> told = new ArrayList<>();
        long number = 0;
        Instant at = plan.start().plusSeconds(random.nextInt((int) EVERY.toSeconds()));
        while (at.isBefore(plan.end())) {
            double load = load(at);
            pending.add(reading(at, ++number, load));
            wear += (0.5 + load) * EVERY.toMinutes() / 60.0 / lifeHours;
            Instant next = at.plus(EVERY).plusSeconds(random.nextInt(-120, 121));
            if (wear >= 1) {
                tell(pending, next, plan, told);
                repaired();
                next = next.plus(Duration.ofMinutes(random.nextInt(240, 720)));
            }
            at = next;
        }
        tell(pending, Instant.MAX, plan, told);
        return told;
    }

    /** Now that it is known when it fails, its readings since the last failure can say so. */
    private static void tell(List<Reading> pending, Instant failure, MachinesPlan plan, List<Reading> told) {
        for (Reading one : pending) {
            if (!one.at().isBefore(plan.from()) && one.at().isBefore(plan.until())) {
                boolean soon = !one.at().plus(MachinesPlan.AHEAD).isBefore(failure);
                told.add(new Reading(
                        one.id(),
                        one.at(),
                        one.machine(),
                        one.site(),
                        one.kind(),
                        one.temperature(),
                        one.vibration(),
                        one.pressure(),
                        one.load(),
                        soon));
            }
        }
        pending.clear();
    }

    private Reading reading(Instant at, long number, double load) {
        double shown = Math.max(0, (wear - SHOWS_FROM) / (1 - SHOWS_FROM));
        double shaken = bearings ? 1 + 2.2 * shown * shown : 1 + 0.2 * shown;
        double err = random.nextDouble() < ERRS ? 2.5 : 1;
        return new Reading(
                name + "-" + number,
                at,
                name,
                site,
                kind.word(),
                kind.temperature() + 8 * (load - 1) + (bearings ? 14 : 5) * shown * shown + 1.2 * random.nextGaussian(),
                kind.vibration() * (0.6 + 0.4 * load) * shaken * err * Math.exp(0.08 * random.nextGaussian()),
                kind.pressure() * (1 - (bearings ? 0.05 : 0.45) * shown) + 0.03 * random.nextGaussian(),
                100 * load,
                false);
    }

    private void repaired() {
        wear = 0;
        lifeHours = random.nextDouble(SHORTEST_LIFE_HOURS, LONGEST_LIFE_HOURS);
        bearings = random.nextBoolean();
    }

    /** Most is made by day: from 0.35 to 0.95, highest at 13:00 UTC. */
    private double load(Instant at) {
        double hour = at.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / 3600.0;
        double usual = 0.65 + 0.25 * Math.cos((hour - 13) / 24 * 2 * Math.PI);
        return Math.min(0.95, Math.max(0.35, usual + 0.05 * random.nextGaussian()));
    }
}
