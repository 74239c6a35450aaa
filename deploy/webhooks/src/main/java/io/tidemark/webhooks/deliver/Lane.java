package io.tidemark.webhooks.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** The alerts of one customer, and how the first of them fares. Not thread-safe. */
final class Lane<D> {

    private record Waiting<D>(D delivery, Instant since, long number) {}

    private final Deque<Waiting<D>> waiting = new ArrayDeque<>();
    private Instant nextAt;
    private Instant heldUntil;
    private Instant countedUntil;
    private long takenBefore;
    private boolean judged;
    private boolean wasAlive;
    private int failed;
    private boolean inFlight;
    private String lastWords = "";

    void add(D delivery, Instant now, long number) {
        waiting.add(new Waiting<>(delivery, now, number));
    }

    D first() {
        return waiting.element().delivery;
    }

    /** The place of the first among all alerts of the endpoint, in the order in which they came. */
    long number() {
        return waiting.element().number;
    }

    /** When the first may be tried: when it came, if it has not been. */
    Instant readyAt() {
        return nextAt == null ? waiting.element().since : nextAt;
    }

    boolean isInFlight() {
        return inFlight;
    }

    int size() {
        return waiting.size();
    }

    int failed() {
        return failed;
    }

    /**
     * The first is tried.
     *
     * @param taken alerts that the endpoint has taken so far
     */
    void begin(Instant now, Duration hold, long taken) {
        if (heldUntil == null) {
            heldUntil = now.plus(hold);
            countedUntil = now;
            takenBefore = taken;
        }
        // Before this try: what hangs while an endpoint comes back says nothing against the alert.
        wasAlive = taken > takenBefore;
        inFlight = true;
    }

    /** The first was not taken, by the endpoint. */
    void refused(Instant now, boolean judgement) {
        inFlight = false;
        failed++;
        countedUntil = now;
        judged |= judgement;
    }

    /** The first was not sent. The time that this took is none of the hold. */
    void kept(Instant now) {
        inFlight = false;
        failed++;
        heldUntil = heldUntil.plus(Duration.between(countedUntil, now));
        countedUntil = now;
    }

    /** Whether the first has had its time, of an endpoint that took others, or judged this one. */
    boolean isOver(Instant now) {
        return !now.isBefore(heldUntil) && (judged || wasAlive);
    }

    /** @param next not behind the end of the hold, if that is still to come: the last try is at its end */
    void again(Instant now, Instant next) {
        nextAt = next.isAfter(heldUntil) && now.isBefore(heldUntil) ? heldUntil : next;
    }

    /** The first is dealt with. */
    void forward() {
        waiting.remove();
        startAfresh();
    }

    /** Forgets all that are not ours, but one that is under way. */
    void keepOnly(Predicate<? super D> ours) {
        Waiting<D> first = waiting.peek();
        waiting.removeIf(one -> !(inFlight && one == first) && !ours.test(one.delivery));
        if (waiting.peek() != first) {
            startAfresh();
        }
    }

    private void startAfresh() {
        nextAt = null;
        heldUntil = null;
        judged = false;
        failed = 0;
        inFlight = false;
        lastWords = "";
    }

    /** Whether the answer to the first is another one than the time before. */
    boolean isNews(String words) {
        boolean news = !lastWords.equals(words);
        lastWords = words;
        return news;
    }
}
