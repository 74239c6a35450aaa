package io.tidemark.features.algebra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** A window in plain sight: its rows in the order of their times, those of one time in order of arrival. */
final class RowsOfAWindow implements Rows {

    final List<Row> rows = new ArrayList<>();

    static Row row(long time, long amount, long text) {
        Row row = new Row();
        row.time = time;
        row.amount = amount;
        row.texts = new long[] {text};
        return row;
    }

    /** Times up to a newest one, few different amounts, texts of which some are missing, half of them somewhere. */
    static Row random(RandomGenerator random, long time, int texts) {
        Row row = row(time, random.nextInt(30), TextHash.mix(random.nextInt(texts)));
        row.texts[0] = random.nextInt(8) == 0 ? Row.MISSING : row.texts[0];
        row.fraud = random.nextBoolean();
        if (random.nextBoolean()) {
            row.latitude = random.nextInt(900_000_000);
            row.longitude = random.nextInt(1_800_000_000);
        }
        return row;
    }

    void insert(Row row) {
        int at = rows.size();
        while (at > 0 && rows.get(at - 1).time > row.time) {
            at--;
        }
        rows.add(at, row);
    }

    long newest() {
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).time;
    }

    /** Those after one time and up to another. */
    RowsOfAWindow between(long after, long upTo) {
        RowsOfAWindow between = new RowsOfAWindow();
        rows.stream().filter(row -> after < row.time && row.time <= upTo).forEach(between.rows::add);
        return between;
    }

    @Override
    public boolean forward(long most, Predicate<Row> visitor) {
        for (Row row : rows.subList(0, (int) Math.min(most, rows.size()))) {
            if (!visitor.test(row)) {
                return true;
            }
        }
        return rows.size() <= most;
    }

    @Override
    public void first(Consumer<Row> visitor) {
        rows.stream().limit(1).forEach(visitor);
    }

    @Override
    public void extreme(boolean largest, long after, Consumer<Row> visitor) {
        Comparator<Row> byAmount = Comparator.comparing(row -> largest ? row.amount : -row.amount);
        rows.stream()
                .filter(row -> row.time > after)
                .reduce((one, newer) -> byAmount.compare(one, newer) > 0 ? one : newer)
                .ifPresent(visitor);
    }
}
