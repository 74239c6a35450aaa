package io.tidemark.features.algebra;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What every accumulator promises, tried on a random walk: whatever came, left, was put in between, copied, written,
 * merged or wound back, the result is that of the rows inside.
 *
 * @param check compares an accumulator with the rows that it is about
 */
record AccumulatorLaws<A extends Accumulator>(Supplier<A> empty, BiConsumer<A, RowsOfAWindow> check, int texts) {

    void hold(long seed) {
        Random random = new Random(seed);
        RowsOfAWindow inside = new RowsOfAWindow();
        A accumulator = empty.get();
        long gone = 0;
        for (int step = 0; step < 150; step++) {
            int kind = random.nextInt(10);
            if (kind < 5) {
                Row row = RowsOfAWindow.random(random, Math.max(gone + 1, inside.newest()) + random.nextInt(4), texts);
                inside.insert(row);
                accumulator.add(row);
            } else if (kind < 7 && inside.newest() > gone) {
                Row row =
                        RowsOfAWindow.random(random, gone + 1 + random.nextInt((int) (inside.newest() - gone)), texts);
                inside.insert(row);
                accumulator.insert(row);
            } else if (kind < 9 && !inside.rows.isEmpty()) {
                gone = leave(accumulator, inside);
            } else {
                accumulator = random.nextBoolean() ? copied(accumulator) : written(accumulator);
            }
            settle(accumulator, inside);
            check.accept(accumulator, inside);
        }
        mergesWithNewerOnes(random, accumulator, inside);
    }

    /** All rows of the oldest time leave. */
    private static long leave(Accumulator accumulator, RowsOfAWindow inside) {
        long oldest = inside.rows.get(0).time;
        while (!inside.rows.isEmpty() && inside.rows.get(0).time == oldest) {
            accumulator.remove(inside.rows.remove(0));
        }
        return oldest;
    }

    private static void settle(Accumulator accumulator, Rows rows) {
        if (!accumulator.settled()) {
            accumulator.settle(rows);
        }
    }

    private void mergesWithNewerOnes(Random random, A accumulator, RowsOfAWindow inside) {
        A newer = empty.get();
        RowsOfAWindow newerRows = new RowsOfAWindow();
        for (int i = random.nextInt(5); i > 0; i--) {
            Row row =
                    RowsOfAWindow.random(random, Math.max(inside.newest(), newerRows.newest()) + random.nextInt(2), 3);
            newerRows.insert(row);
            newer.add(row);
        }
        settle(newer, newerRows);
        boolean merges = !(accumulator instanceof Tally tally) || tally.exact();
        if (merges) {
            accumulator.merge(newer);
            newerRows.rows.forEach(inside::insert);
            settle(accumulator, inside);
            check.accept(accumulator, inside);
        }
    }

    /** The original goes on with something else, which must not show. */
    @SuppressWarnings("unchecked")
    private A copied(A accumulator) {
        A copy = (A) accumulator.copy();
        accumulator.add(RowsOfAWindow.row(Long.MAX_VALUE >> 8, 1L << 50, 77));
        return copy;
    }

    private A written(A accumulator) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            accumulator.write(new DataOutputStream(bytes));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            A read = empty.get();
            read.read(in);
            if (in.available() > 0) {
                throw new AssertionError(in.available() + " bytes were left");
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
