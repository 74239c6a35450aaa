package io.tidemark.webhooks.deliver;

import io.tidemark.webhooks.send.Answer;
import io.tidemark.webhooks.send.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The alerts that an endpoint has still to take: one lane per customer, whose first is tried again and again while all
 * behind it wait, until it is taken, or was held for its time by an endpoint that takes others or judged it. Lanes do
 * not wait for one another, unless the endpoint asks to be left alone. Not thread-safe.
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

    private final Duration hold;
    private final Backoff backoff;
    private final RandomGenerator random;
    private final Map<String, Gap> gaps;
    private final Predicate<? super D> ours;
    private final Map<String, Lane<D>> lanes = new HashMap<>();
    private Instant notBefore = Instant.MIN;
    private long added;
    private long taken;
    private int inFlight;

    /**
     * @param hold how long one delivery is tried, from its first try on
     * @param gaps by lane, what was buried and not told; kept up here
     * @param ours whether a delivery is still to be dealt with here; what is not is forgotten
     */
    Lanes(Duration hold, Backoff backoff, RandomGenerator random, Map<String, Gap> gaps, Predicate<? super D> ours) {
        this.hold = hold;
        this.backoff = backoff;
        this.random = random;
        this.gaps = gaps;
        this.ours = ours;
    }

    void add(String lane, D delivery, Instant now) {
        lanes.computeIfAbsent(lane, any -> new Lane<>()).add(delivery, now, added++);
    }

    /** What is to be tried now, those first that have been ready longest; so many are under way at once at most. */
    List<Attempt<D>> due(Instant now, int most) {
        lanes.values().forEach(lane -> lane.keepOnly(ours));
        lanes.values().removeIf(lane -> lane.size() == 0);
        if (now.isBefore(notBefore)) {
            return List.of();
        }
        List<Attempt<D>> attempts = new ArrayList<>();
        lanes.entrySet().stream()
                .filter(lane -> !lane.getValue().isInFlight())
                .filter(lane -> !lane.getValue().readyAt().isAfter(now))
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparing(Lane<D>::readyAt).thenComparingLong(Lane::number)))
                .limit(Math.max(0, most - inFlight))
                .forEach(entry -> {
                    entry.getValue().begin(now, hold, taken);
                    attempts.add(new Attempt<>(
                            entry.getKey(), entry.getValue().first(), Optional.ofNullable(gaps.get(entry.getKey()))));
                });
        inFlight += attempts.size();
        return attempts;
    }

    /** The attempt of this lane was taken, and its gap was told. */
    void taken(String name) {
        taken++;
        gaps.remove(name);
        inFlight--;
        forward(name);
    }

    /**
     * The attempt of this lane was not taken.
     *
     * @return whether its time is over: it is to be {@link #buried}, or is tried again as well
     */
    boolean refused(String name, Instant now, Answer answer) {
        Lane<D> lane = lanes.get(name);
        inFlight--;
        if (answer.isOurOwn()) {
            lane.kept(now);
        } else {
            lane.refused(now, answer.isJudgement());
        }
        answer.pause()
                .map(pause -> now.plus(shorter(pause, hold)))
                .filter(notBefore::isBefore)
                .ifPresent(until -> notBefore = until);
        Duration wait = backoff.after(lane.failed(), random);
        lane.again(
                now,
                now.plus(answer.retryAfter()
                        .filter(longer -> longer.compareTo(wait) > 0)
                        .orElse(wait)));
        return !answer.isOurOwn() && lane.isOver(now) && ours.test(lane.first());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The first of this lane lies in the dead letters; the next one of the lane says so. */
    void buried(String name, String key) {
        gaps.put(name, Gap.with(gaps.get(name), key));
        forward(name);
    }

    private void forward(String name) {
        Lane<D> lane = lanes.get(name);
        lane.forward();
        if (lane.size() == 0) {
            lanes.remove(name);
        }
    }

    /** Whether this is another answer to the first of this lane than the last one. */
    boolean isNews(String name, String words) {
        return lanes.get(name).isNews(words);
    }

    int inFlight() {
        return inFlight;
    }

    /** Alerts that are not taken yet. */
    int waiting() {
        return lanes.values().stream().mapToInt(Lane::size).sum();
    }

    /** When the next try is due; empty if none is. */
    Optional<Instant> nextAt() {
        return lanes.values().stream()
                .filter(lane -> !lane.isInFlight())
                .map(Lane::readyAt)
                .min(Comparator.naturalOrder())
                .map(next -> next.isBefore(notBefore) ? notBefore : next);
    }
}
