package io.tidemark.features.engine;

import io.tidemark.features.algebra.Accumulator;
import io.tidemark.features.algebra.Row;
import io.tidemark.features.algebra.TextHash;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * The windows of one entity type (all customers, say), evaluated per event. For an event at time t a window of width w
 * and delay d covers the events of its entity with {@code t - d - w < x <= t - d} that have arrived, the event itself
 * included if d is 0 and the feature does not exclude it. Events of the same time are in their order of arrival; where
 * events arrive in {@link EventOrder}, that is the order by transaction id.
 *
 * <p>The cost of an event that is not late does not grow with the width of the windows nor with the number of events in
 * them (amortised): each edge of a window passes each row once. A late one costs the same whatever its lateness: it is
 * answered from what is known of chunks and pages of rows together, and of texts, of which only the rows know, a
 * bounded number of rows is looked at ({@link #partialHistory} says where those were too few). An engine belongs to one
 * thread; the states hold everything that it knows.
 */
public final class EntityEngine {

    /**
     * How much later than the newest event of its entity an event may come and still find all history that its windows
     * ask for.
     */
    public static final Duration LATENESS = Duration.ofDays(1);

    private final String entity;
    private final WindowPlan plan;
    private final long retention;
    private final RowReader rows;
    private final RunningWindows running;
    private final Hindsight hindsight;
    private final Row event;
    private final AmountScale amounts;
    private final RowIntake intake;
    private final WindowValues values;
    private final LabelEntry labels;
    /** Of an entity whose rows are outcomes. */
    private final OutcomeHistory outcomes;

    public EntityEngine(Catalogue catalogue, String entity) {
        this(catalogue, entity, LATENESS);
    }

    /** @param lateness how much later than the newest event an event may come and still find all history */
    public EntityEngine(Catalogue catalogue, String entity, Duration lateness) {
        this(catalogue, entity, lateness, TallyHindsight.MOST_ROWS);
    }

    /** @param mostRows that are looked at for the texts in a window of a late event */
    EntityEngine(Catalogue catalogue, String entity, Duration lateness, int mostRows) {
        this.entity = entity;
        this.plan = new WindowPlan(catalogue, entity);
        this.retention = Math.addExact(plan.reach, lateness.toMillis());
        this.rows = new RowReader(plan);
        this.running = new RunningWindows(plan);
        this.hindsight = new Hindsight(plan, mostRows);
        this.event = plan.newRow();
        this.amounts = new AmountScale(plan, new VectorFlags(catalogue));
        this.intake = new RowIntake(plan, running);
        this.values = new WindowValues(plan, event);
        this.labels = new LabelEntry(plan, running);
        this.outcomes = new OutcomeHistory(plan, retention, amounts, rows, intake, hindsight, event);
    }

    public String entity() {
        return entity;
    }

    /** How long an event matters to its entity: longest window with its delay, and the lateness allowed. */
    public Duration retention() {
        return Duration.ofMillis(retention);
    }

    /** The head of an entity without history. */
    public EntityHead newHead() {
        Accumulator[] accumulators =
                Arrays.stream(plan.gauges).map(WindowPlan.Gauge::accumulator).toArray(Accumulator[]::new);
        return new EntityHead(Refit.emptyLog(plan), plan.fingerprint, accumulators, plan.ever);
    }

    /** The state in memory of an entity without history. */
    public EntityState newState() {
        return new EntityState(newHead(), new HeapBlocks());
    }

    /**
     * Inserts a checked transaction and writes this entity's features as of its event time into their places of the
     * whole vector. If its amount cannot be used, those of amounts are missing, and no later ones see it, see
     * {@link VectorFlags}.
     */
    public Answer answer(EntityState state, Transaction transaction, double[] vector) {
        EntityHead head = fitted(state);
        head.lookedAtAfter = null;
        long time = transaction.getEventTime().toEpochMilli();
        if (plan.ofOutcomes) {
            return outcomes.ask(state, time, vector);
        }
        long horizon = Math.max(time, head.newest) - retention;
        int scale = amounts.of(head, transaction, horizon);
        rows.read(transaction, scale > 0, event);
        long id = plan.columns.labelled() ? TextHash.of(transaction.getTransactionId()) : 0;
        long label = head.takePending(id);
        event.fraud = Verdicts.fraud(label);
        head.arrivals++;
        if (time >= head.newest) {
            answerInOrder(state, id, label, scale, vector);
            return Answer.IN_ORDER;
        }
        answerLate(state, id, label, scale, vector);
        return time - plan.reach < horizon ? Answer.BEYOND_REACH : Answer.LATE;
    }

    /**
     * Whether the amount of the transaction that was answered last could not be used because the entity has others in
     * another currency, while a feature adds them up whatever their currency. An entity's currency is that of the
     * amounts it holds: whoever comes in another while it holds one is foreign.
     */
    public boolean foreign() {
        return amounts.foreign();
    }

    private void answerInOrder(EntityState state, long id, long label, int scale, double[] vector) {
        EntityHead head = state.head();
        intake.advance(state, event.time);
        values.fill(head.accumulators, true, scale, vector);
        intake.append(state, event, id, label);
        values.fill(head.accumulators, false, scale, vector);
        head.dropUpTo(event.time - retention, state.blocks());
    }

    private void answerLate(EntityState state, long id, long label, int scale, double[] vector) {
        Accumulator[] then = hindsight.at(state, event.time);
        values.fill(then, true, scale, vector);
        hindsight.enter(then, event);
        intake.insert(state, event, id, label);
        values.fill(then, false, scale, vector);
    }

    /**
     * Takes in what happened to one of the entity's transactions: from now on, windows that cover its time count it.
     * The same of the same transaction at the same time revises what was said before, unless that became known later.
     * Only of an entity whose history is made of outcomes.
     */
    public void outcome(EntityState state, Outcome outcome) {
        fitted(state);
        outcomes.take(state, outcome);
    }

    /**
     * Takes in what became known about one of the entity's transactions: from now on, windows that cover its event time
     * count it as fraud, or no longer do. The transaction itself may be still to come. The label must carry its event
     * time.
     */
    public void label(EntityState state, Label label) {
        labels.take(fitted(state), state, label);
    }

    /**
     * The features that do not have the history that their windows ask for, as of a time, with the milliseconds of it
     * that they have: because they, or their longer windows, were added to the catalogue later, because the event was
     * late beyond reach, or because it was late and more rows have come since than are looked at. Of the event that was
     * answered last. Empty is the rule.
     */
    public Map<String, Long> partialHistory(EntityHead head, long time) {
        return PartialHistory.of(plan, head, time);
    }

    private EntityHead fitted(EntityState state) {
        EntityHead head = state.head();
        if (head.fingerprint != plan.fingerprint || !head.log.columns.equals(plan.columns)) {
            new Refit(plan).refit(state);
        } else if (head.accumulators == null) {
            head.accumulators = EntityHeadCodec.accumulators(head.results, plan);
            head.log.digests = plan.digests;
        }
        if (head.log.undigestedUpTo > Long.MIN_VALUE) {
            Undigested.digestSome(head.log, state.blocks());
        }
        return head;
    }
}
