package io.tidemark.webhooks.deliver;

import io.tidemark.webhooks.send.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The alerts that an endpoint has still to take: one lane per customer, whose first is tried again and again while all
 * behind it wait, until it is taken or was held for its time. Lanes do not wait for one another. Not thread-safe.
 *
 * @param <D> a delivery
 */
final class Lanes<D> {

    /**
     * One try.
     *
     * @param gap what to tell with it; empty if nothing of this lane is missing
     */
    record Attempt<D>(String lane, D delivery, Optional<Gap> gap) {}

    private static final class Lane<D> {
        private final Deque<D> waiting = new ArrayDeque<>();
        private Instant nextAt = Instant.MIN;
        private Instant heldUntil;
        private int failed;
        private boolean inFlight;

        void forward() {
            waiting.remove();
            nextAt = Instant.MIN;
            heldUntil = null;
            failed = 0;
            inFlight = false;
        }
    }

    private final Duration hold;
    private final Backoff backoff;
    private final RandomGenerator random;
    private final Map<String, Lane<D>> lanes = new LinkedHashMap<>();
    private final Map<String, Gap> gaps;
    private int inFlight;

    /**
     * @param hold how long one delivery is tried, from its first try on
     * @param gaps by lane, what was buried and not told; kept up here
     */
    Lanes(Duration hold, Backoff backoff, RandomGenerator random, Map<String, Gap> gaps) {
        this.hold = hold;
        this.backoff = backoff;
        this.random = random;
        this.gaps = gaps;
    }

    void add(String lane, D delivery) {
        lanes.computeIfAbsent(lane, any -> new Lane<>()).waiting.add(delivery);
    }

    /** What is to be tried now, those first that have waited longest; so many are under way at once at most. */
    List<Attempt<D>> due(Instant now, int most) {
        List<Map.Entry<String, Lane<D>>> ready = lanes.entrySet().stream()
                .filter(lane ->
                        !lane.getValue().inFlight && !lane.getValue().nextAt.isAfter(now))
                .sorted(Comparator.comparing(lane -> lane.getValue().nextAt))
                .limit(Math.max(0, most - inFlight))
                .toList();
        List<Attempt<D>> attempts = new ArrayList<>();
        for (Map.Entry<String, Lane<D>> entry : ready) {
            Lane<D> lane = entry.getValue();
            lane.inFlight = true;
            inFlight++;
            if (lane.heldUntil == null) {
                lane.heldUntil = now.plus(hold);
            }
            attempts.add(new Attempt<>(
                    entry.getKey(), lane.waiting.element(), Optional.ofNullable(gaps.get(entry.getKey()))));
        }
        return attempts;
    }

    /** The attempt of this lane was taken, and its gap was told. */
    void taken(String name) {
        gaps.remove(name);
        forward(name);
    }

    /**
     * The attempt of this lane was not taken.
     *
     * @param asked how long the endpoint wants to be left alone
     * @return whether its time is over: it is to be {@link #buried}; else it is tried again
     */
    boolean refused(String name, Instant now, Optional<Duration> asked) {
        Lane<D> lane = lanes.get(name);
        if (!now.isBefore(lane.heldUntil)) {
            return true;
        }
        lane.inFlight = false;
        inFlight--;
        lane.failed++;
        Duration wait = backoff.after(lane.failed, random);
        Instant next =
                now.plus(asked.filter(longer -> longer.compareTo(wait) > 0).orElse(wait));
        // The last try is at the end of the time, and not before it.
        lane.nextAt = next.isAfter(lane.heldUntil) ? lane.heldUntil : next;
        return false;
    }

    /** The first of this lane lies in the dead letters; the next one of the lane says so. */
    void buried(String name, String key) {
        gaps.put(name, Gap.with(gaps.get(name), key));
        forward(name);
    }

    private void forward(String name) {
        Lane<D> lane = lanes.get(name);
        lane.forward();
        inFlight--;
        if (lane.waiting.isEmpty()) {
            lanes.remove(name);
        }
    }

    int inFlight() {
        return inFlight;
    }

    /** Alerts that are not taken yet. */
    int waiting() {
        return lanes.values().stream().mapToInt(lane -> lane.waiting.size()).sum();
    }

    /** When the next try is due; empty if none is. */
    Optional<Instant> nextAt() {
        return lanes.values().stream()
                .filter(lane -> !lane.inFlight)
                .map(lane -> lane.nextAt)
                .min(Comparator.naturalOrder());
    }
}
