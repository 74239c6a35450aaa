package io.tidemark.features.engine;

import io.tidemark.features.algebra.Row;
import io.tidemark.features.algebra.Rows;
import java.util.function.Predicate;

/** The rows of one window that match its filters. */
final class WindowRows implements Rows {

    private final EventLog log;
    private final Blocks blocks;
    private final Row row;
    private final long filters;
    /** Where the window begins, if a cursor stands there; null if it has to be looked up. */
    private final Cursor begin;

    private final long after;
    private final long upTo;

    /**
     * @param row filled anew for every row that is shown
     * @param after the window's old end, exclusive
     * @param upTo the window's new end, inclusive
     */
    WindowRows(EventLog log, Blocks blocks, Row row, long filters, long after, long upTo) {
        this(log, blocks, row, filters, null, after, upTo);
    }

    /** @param begin stands at the window's old end */
    WindowRows(EventLog log, Blocks blocks, Row row, long filters, Cursor begin, long after, long upTo) {
        this.begin = begin;
        this.log = log;
        this.blocks = blocks;
        this.row = row;
        this.filters = filters;
        this.after = Math.max(after, log.droppedUpTo);
        this.upTo = upTo;
    }

    @Override
    public void forward(Predicate<Row> visitor) {
        Walk walk = begin == null ? log.after(after, blocks) : log.at(begin, blocks);
        while (walk.atRow() && walk.time() <= upTo) {
            walk.read(row);
            if (row.matches(filters) && !visitor.test(row)) {
                return;
            }
            walk.forward();
        }
    }

    @Override
    public void backward(Predicate<Row> visitor) {
        Walk walk = log.after(upTo, blocks);
        while (walk.back() && walk.time() > after) {
            walk.read(row);
            if (row.matches(filters) && !visitor.test(row)) {
                return;
            }
        }
    }
}
