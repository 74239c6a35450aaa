package io.tidemark.demo.simulator;

import io.tidemark.features.engine.EventOrder;
import io.tidemark.features.files.Row;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Random histories: frauds are large, at night and in the first of the categories; the second is rare. */
final class PastRows {

    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    static final List<String> CATEGORIES = List.of("fuel", "travel", "food", "toys");

    private PastRows() {}

    static List<Row> of(long seed, int count, Duration lasting) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean fraud = random.nextDouble() < 0.05;
            int category = fraud ? 0 : category(random.nextInt(100));
            Instant at = START.plusSeconds(random.nextLong(lasting.toSeconds()));
            if (fraud) {
                at = at.atZone(ZoneOffset.UTC).withHour(random.nextInt(4)).toInstant();
            }
            rows.add(row(i, at, random, fraud, category));
        }
        rows.sort(Comparator.comparing(Row::transaction, EventOrder.OF_TRANSACTIONS));
        return rows;
    }

    private static int category(int percent) {
        if (percent < 5) {
            return 1;
        }
        return percent < 40 ? 0 : percent < 75 ? 2 : 3;
    }

    private static Row row(int number, Instant at, SplittableRandom random, boolean fraud, int category) {
        Transaction transaction = Transaction.newBuilder()
                .setTransactionId("t" + number)
                .setEventTime(at)
                .setCustomerId("c" + random.nextInt(20))
                .setTerminalId(CATEGORIES.get(category) + random.nextInt(5))
                .setAmount(new Money(fraud ? 90_000 : random.nextLong(0, 10_000), "EUR"))
                .setCategory(CATEGORIES.get(category))
                .build();
        return new Row(
                number,
                transaction,
                Optional.of(fraud ? Verdict.FRAUD : Verdict.GENUINE),
                at.atZone(ZoneOffset.UTC).toLocalDate());
    }
}
