package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.time.Duration;

/**
 * The windows of one entity type (all customers, say), evaluated per event. For an event at time t a window of width w and
 * delay d covers the events of its entity with {@code t - d - w < x <= t - d} that have arrived, the event itself included
 * if d is 0 and the feature does not exclude it. Events of the same time are in their order of arrival; where events
 * arrive in {@link EventOrder}, that is the order by transaction id.
 *
 * <p>The cost of an event that is not late does not grow with the width of the windows nor with the number of events in
 * them (amortised); a late one costs a shift of the events behind it. An engine belongs to one thread; the states hold
 * everything that it knows.
 */
public final class EntityEngine {

    /** How much later than the newest event of its entity an event may come and still be answered exactly. */
    public static final Duration LATENESS = Duration.ofDays(1);

    private final String entity;
    private final WindowPlan plan;
    private final long retention;
    private final int[] lateEventEdges;
    private final int[] lateFraudEdges;

    public EntityEngine(Catalogue catalogue, String entity) {
        this(catalogue, entity, LATENESS);
    }

    /** @param lateness how much later than the newest event an event may come and still be answered exactly */
    public EntityEngine(Catalogue catalogue, String entity, Duration lateness) {
        this.entity = entity;
        this.plan = new WindowPlan(catalogue, entity);
        this.retention = Math.addExact(plan.reach, lateness.toMillis());
        this.lateEventEdges = new int[plan.edges.length];
        this.lateFraudEdges = new int[plan.edges.length];
    }

    public String entity() {
        return entity;
    }

    /** How long an event matters to its entity: longest window with its delay, and the lateness allowed. */
    public Duration retention() {
        return Duration.ofMillis(retention);
    }

    /** The state of an entity without history. */
    public EntityState newState() {
        return new EntityState(new Timeline(plan.amounts), new KnownFrauds(), plan.edges.length);
    }

    /** Number of transactions taken so far. */
    public long arrivals(EntityState state) {
        return state.arrivals();
    }

    /**
     * Inserts a checked transaction and writes this entity's features as of its event time into their places of the whole
     * vector. If the answer is a rejection, state and vector are as before.
     */
    public Answer answer(EntityState state, Transaction transaction, double[] vector) {
        requireFitting(state);
        long time = transaction.getEventTime().toEpochMilli();
        long horizon = Math.max(time, state.newest) - retention;
        long amount = 0;
        if (plan.amounts) {
            amount = transaction.getAmount().getMinorUnits();
            String currency = transaction.getAmount().getCurrency();
            if (state.holdsAnythingAfter(horizon) && !currency.equals(state.currency)) {
                return Answer.MIXED_CURRENCY;
            }
            if (!state.events.fits(amount)) {
                return Answer.SUM_OVERFLOW;
            }
            state.currency = currency;
        }
        boolean late = time < state.newest;
        boolean beyondReach = time - plan.reach < horizon;
        state.dropUpTo(horizon);
        state.arrivals++;
        state.newest = Math.max(state.newest, time);
        state.events.insert(time, amount);
        fill(state, time, amount, late, vector);
        return beyondReach ? Answer.BEYOND_REACH : late ? Answer.LATE : Answer.IN_ORDER;
    }

    /**
     * Takes in what became known about one of the entity's transactions: from now on, windows that cover its event time
     * count it as fraud, or no longer do. The transaction itself may be still to come.
     */
    public void label(EntityState state, Label label) {
        requireFitting(state);
        boolean matters =
                state.newest == Long.MIN_VALUE || label.getEventTime().toEpochMilli() > state.newest - retention;
        if (plan.labels && matters) {
            state.frauds.observe(label);
        }
    }

    private void fill(EntityState state, long time, long amount, boolean late, double[] vector) {
        // A late event looks elsewhere than the next one in order will: it must not spoil the hints.
        int[] events = late ? lateEventEdges : state.eventEdges;
        int[] frauds = late ? lateFraudEdges : state.fraudEdges;
        for (int edge = 0; edge < plan.edges.length; edge++) {
            long bound = time - plan.edges[edge];
            events[edge] = state.events.upTo(bound, state.eventEdges[edge]);
            if (plan.labels) {
                frauds[edge] = state.frauds.times.upTo(bound, state.fraudEdges[edge]);
            }
        }
        int scale = plan.amounts ? Currencies.scale(state.currency) : 1;
        for (WindowPlan.Slot slot : plan.slots) {
            int from = events[slot.oldEdge()];
            int to = events[slot.newEdge()];
            int count = to - from - (slot.withoutItself() ? 1 : 0);
            vector[slot.index()] = switch (slot.aggregate()) {
                case COUNT -> count;
                case SUM -> (double) sum(state, slot, from, to, amount) / scale;
                case MEAN -> count == 0 ? 0 : mean(sum(state, slot, from, to, amount), count, scale);
                case FRAUD_RATE -> count == 0 ? 0 : rate(frauds[slot.newEdge()] - frauds[slot.oldEdge()], count);
            };
        }
    }

    private static long sum(EntityState state, WindowPlan.Slot slot, int from, int to, long amount) {
        return state.events.sum(from, to) - (slot.withoutItself() ? amount : 0);
    }

    /** One rounding only: the divisor is exact, and so is the dividend below 2^53. */
    private static double mean(long minorUnits, long count, int scale) {
        return (double) minorUnits / (double) (count * scale);
    }

    /** A label may be here before its transaction; a rate is never more than 1. */
    private static double rate(int frauds, int count) {
        return (double) Math.min(frauds, count) / (double) count;
    }

    private void requireFitting(EntityState state) {
        if (state.events.withAmounts() != plan.amounts || state.eventEdges.length != plan.edges.length) {
            throw new IllegalArgumentException("the state of this " + entity
                    + " was made under a catalogue with other windows; rebuild the state by a replay");
        }
    }
}
