package io.tidemark.features.engine;

import io.tidemark.features.algebra.Measure;
import io.tidemark.features.algebra.Row;

/**
 * One thing that is known of many rows together, so that they need not be looked at one by one.
 *
 * @param filters what a row has to match, see {@link Row#matches}
 * @param number which of the rows' numbers, by its place in {@link Row#texts}, or -1 for the amount or none
 */
record Digest(Kind kind, long filters, int number) {

    enum Kind {
        ROWS(1, false),
        LOCATED(1, false),
        FRAUDS(1, false),
        /** In 128 bits: the higher half, then the lower one. */
        SUM(2, true),
        SQUARES(2, true),
        LOWEST(1, true),
        HIGHEST(1, true);

        /** Number of 64-bit columns. */
        final int width;

        /** Whether it depends on what is summed up or compared. */
        private final boolean ofNumber;

        Kind(int width, boolean ofNumber) {
            this.width = width;
            this.ofNumber = ofNumber;
        }
    }

    /** What a measure is answered from; null for one that needs the rows themselves. */
    static Digest of(Measure measure, long filters, int number) {
        Kind kind =
                switch (measure) {
                    case COUNT, POPULATION, LATEST, EARLIEST -> Kind.ROWS;
                    case LATEST_LOCATED -> Kind.LOCATED;
                    case FRAUDS -> Kind.FRAUDS;
                    case SUM -> Kind.SUM;
                    case SQUARES -> Kind.SQUARES;
                    case LOWEST -> Kind.LOWEST;
                    case HIGHEST -> Kind.HIGHEST;
                    case TALLY -> null;
                };
        return kind == null ? null : new Digest(kind, filters, kind.ofNumber ? number : -1);
    }

    /** What is summed up or compared, row by row. */
    private long[] values(Chunk chunk) {
        return number < 0 ? chunk.amounts : chunk.texts[number];
    }

    /** Of a row of a chunk. */
    long value(Chunk chunk, int row) {
        return values(chunk)[row];
    }

    /** Lets a row say a value as if it were what is compared. */
    void tell(Row row, long value) {
        if (number < 0) {
            row.amount = value;
        } else {
            row.texts[number] = value;
        }
    }

    /** Whether that of a part can be subtracted from that of the whole. */
    boolean subtracts() {
        return kind != Kind.LOWEST && kind != Kind.HIGHEST;
    }

    /** That of no rows. */
    long nothing() {
        return switch (kind) {
            case LOWEST -> Long.MAX_VALUE;
            case HIGHEST -> Long.MIN_VALUE;
            default -> 0;
        };
    }

    /** Takes rows of a chunk into the columns of a digest, of which the first is at a place. */
    void add(Chunk chunk, int from, int to, long[] into, int column) {
        switch (kind) {
            case ROWS -> into[column] += filters == 0 ? to - from : matching(chunk, from, to);
            case LOCATED -> into[column] += located(chunk, from, to);
            case FRAUDS -> into[column] += frauds(chunk, from, to);
            case SUM -> addSum(chunk, from, to, into, column);
            case SQUARES -> addSquares(chunk, from, to, into, column);
            case LOWEST -> into[column] = Math.min(into[column], lowest(chunk, from, to));
            case HIGHEST -> into[column] = Math.max(into[column], highest(chunk, from, to));
        }
    }

    private boolean matches(Chunk chunk, int row) {
        return filters == 0 || chunk.matches(row, filters);
    }

    private long matching(Chunk chunk, int from, int to) {
        long rows = 0;
        for (int row = from; row < to; row++) {
            rows += matches(chunk, row) ? 1 : 0;
        }
        return rows;
    }

    private long located(Chunk chunk, int from, int to) {
        long rows = 0;
        for (int row = from; row < to; row++) {
            rows += counts(chunk, row) ? 1 : 0;
        }
        return rows;
    }

    private long frauds(Chunk chunk, int from, int to) {
        long rows = 0;
        for (int row = from; row < to; row++) {
            rows += Verdicts.fraud(chunk.labels[row]) && matches(chunk, row) ? 1 : 0;
        }
        return rows;
    }

    private void addSum(Chunk chunk, int from, int to, long[] into, int column) {
        long[] values = values(chunk);
        for (int row = from; row < to; row++) {
            if (matches(chunk, row)) {
                add(into, column, values[row] >> 63, values[row]);
            }
        }
    }

    private void addSquares(Chunk chunk, int from, int to, long[] into, int column) {
        long[] values = values(chunk);
        for (int row = from; row < to; row++) {
            if (matches(chunk, row)) {
                long value = values[row];
                add(into, column, Math.multiplyHigh(value, value), value * value);
            }
        }
    }

    private long lowest(Chunk chunk, int from, int to) {
        long[] values = values(chunk);
        long lowest = Long.MAX_VALUE;
        for (int row = from; row < to; row++) {
            if (values[row] < lowest && matches(chunk, row)) {
                lowest = values[row];
            }
        }
        return lowest;
    }

    private long highest(Chunk chunk, int from, int to) {
        long[] values = values(chunk);
        long highest = Long.MIN_VALUE;
        for (int row = from; row < to; row++) {
            if (values[row] > highest && matches(chunk, row)) {
                highest = values[row];
            }
        }
        return highest;
    }

    /** Whether a row is one of those that {@link Kind#ROWS} or {@link Kind#LOCATED} counts. */
    boolean counts(Chunk chunk, int row) {
        boolean there = kind != Kind.LOCATED || chunk.latitudes[row] != Row.NOWHERE;
        return there && matches(chunk, row);
    }

    /** Takes entries of a page in. */
    void add(Page page, int from, int to, long[] into, int column) {
        long[] values = page.columns[column];
        switch (kind) {
            case SUM, SQUARES -> {
                long[] lower = page.columns[column + 1];
                for (int place = from; place < to; place++) {
                    add(into, column, values[place], lower[place]);
                }
            }
            case LOWEST -> {
                long best = into[column];
                for (int place = from; place < to; place++) {
                    best = Math.min(best, values[place]);
                }
                into[column] = best;
            }
            case HIGHEST -> {
                long best = into[column];
                for (int place = from; place < to; place++) {
                    best = Math.max(best, values[place]);
                }
                into[column] = best;
            }
            default -> {
                long rows = 0;
                for (int place = from; place < to; place++) {
                    rows += values[place];
                }
                into[column] += rows;
            }
        }
    }

    /** Takes one into another; a negative sign takes it out of it, of those that {@link #subtracts} says. */
    void add(long[] other, int sign, long[] into, int column) {
        switch (kind) {
            case SUM, SQUARES -> {
                long low = other[column + 1];
                if (sign > 0) {
                    add(into, column, other[column], low);
                } else {
                    into[column] -= other[column] + (Long.compareUnsigned(into[column + 1], low) < 0 ? 1 : 0);
                    into[column + 1] -= low;
                }
            }
            case LOWEST -> into[column] = Math.min(into[column], other[column]);
            case HIGHEST -> into[column] = Math.max(into[column], other[column]);
            default -> into[column] += sign * other[column];
        }
    }

    private static void add(long[] into, int column, long high, long low) {
        long sum = into[column + 1] + low;
        into[column] += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        into[column + 1] = sum;
    }
}
