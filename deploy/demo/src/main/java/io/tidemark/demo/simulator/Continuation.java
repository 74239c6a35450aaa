package io.tidemark.demo.simulator;

import io.tidemark.features.engine.EventOrder;
import io.tidemark.features.files.Row;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What might come after a history. Each customer lives through weeks of his own past again, drawn at random and moved
 * on by whole weeks: hours, weekdays, habits, and frauds in their bursts stay as they were (a block bootstrap, Künsch
 * 1989, with a customer's week as the block). Amounts vary by a few per cent, so that no model does well by remembering
 * them. From a moment on a drift may be planted. The same plan continues the same history in the same way.
 */
public final class Continuation {

    /** Standard deviation of the logarithm of what amounts vary by. */
    private static final double VARIATION = 0.03;

    private final CustomerWeeks weeks;
    private final RandomGenerator random;
    private final Optional<PlantedDrift> drift;
    private final List<Row> rows = new ArrayList<>();

    private Continuation(ContinuationPlan plan, List<Row> history, ZoneId zone) {
        this.weeks = new CustomerWeeks(history);
        this.random = new SplittableRandom(plan.seed());
        this.drift = plan.driftAt().map(moment -> new PlantedDrift(moment, history, zone));
    }

    /**
     * The rows that follow, in the order of event time, under ids of their own.
     *
     * @param history at least a week of it, in the order of event time
     * @param zone in which days are days
     */
    public static List<Row> of(List<Row> history, ContinuationPlan plan, ZoneId zone) {
        Continuation continuation = new Continuation(plan, history, zone);
        for (int week = 0; week < plan.weeks(); week++) {
            for (String customer : continuation.weeks.customers()) {
                continuation.live(customer, week);
            }
        }
        return continuation.numbered();
    }

    private void live(String customer, int week) {
        int back = random.nextInt(weeks.count());
        Duration shift = CustomerWeeks.WEEK.multipliedBy((long) week + back + 1);
        List<Row> known = new ArrayList<>();
        for (Row row : weeks.of(customer, back)) {
            Row moved = varied(row, row.transaction().getEventTime().plus(shift));
            if (drift.isEmpty() || !drift.get().reached(moved)) {
                rows.add(moved);
            } else if (moved.fraud()) {
                known.add(moved);
            } else {
                rows.add(drift.get().genuine(moved, random));
            }
        }
        drift.ifPresent(planted -> rows.addAll(planted.frauds(known, random)));
    }

    private Row varied(Row row, Instant at) {
        Transaction transaction = row.transaction();
        double factor = Math.exp(VARIATION * random.nextGaussian());
        return new Row(
                row.line(),
                Transaction.newBuilder(transaction)
                        .setEventTime(at)
                        .setAmount(times(transaction.getAmount(), factor))
                        .build(),
                row.verdict(),
                row.day()
                        .plusDays(
                                Duration.between(transaction.getEventTime(), at).toDays()));
    }

    /** What is free stays free; nothing else becomes so. */
    static Money times(Money amount, double factor) {
        long scaled = Math.round(amount.getMinorUnits() * factor);
        return new Money(amount.getMinorUnits() > 0 ? Math.max(1, scaled) : scaled, amount.getCurrency());
    }

    /** The moment of the beginning is in the ids, so that a continuation can be continued. */
    private List<Row> numbered() {
        rows.sort(Comparator.comparing(Row::transaction, EventOrder.OF_TRANSACTIONS));
        List<Row> numbered = new ArrayList<>();
        for (Row row : rows) {
            long line = numbered.size() + 1L;
            String id = "s%d-%08d".formatted(weeks.end().getEpochSecond(), line);
            Transaction transaction = Transaction.newBuilder(row.transaction())
                    .setTransactionId(id)
                    .build();
            numbered.add(new Row(line, transaction, row.verdict(), row.day()));
        }
        return numbered;
    }
}
