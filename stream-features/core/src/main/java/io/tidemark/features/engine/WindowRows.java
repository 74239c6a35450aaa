package io.tidemark.features.engine;

import io.tidemark.features.algebra.Row;
import io.tidemark.features.algebra.Rows;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The rows of one window that match its filters. */
final class WindowRows implements Rows {

    private final EventLog log;
    private final Blocks blocks;
    private final Row row;
    private final long filters;
    /** Place of the digest that the window is answered from. */
    private final int digest;
    /** Where the window begins, if a cursor stands there; null if it has to be looked up. */
    private final Cursor begin;

    private final long after;
    private final long upTo;

    /**
     * @param row filled anew for every row that is shown
     * @param digest place of the digest that the window is answered from, or -1
     * @param begin stands at the window's old end; null if it has to be looked up
     * @param after the window's old end, exclusive
     * @param upTo the window's new end, inclusive
     */
    WindowRows(EntityState state, Row row, long filters, int digest, Cursor begin, long after, long upTo) {
        this(state.head().log, state.blocks(), row, filters, digest, begin, after, upTo);
    }

    /** Without a filter. */
    WindowRows(EventLog log, Blocks blocks, Row row, long filters, long after, long upTo) {
        this(log, blocks, row, filters, -1, null, after, upTo);
    }

    private WindowRows(
            EventLog log, Blocks blocks, Row row, long filters, int digest, Cursor begin, long after, long upTo) {
        this.log = log;
        this.blocks = blocks;
        this.row = row;
        this.filters = filters;
        this.digest = digest;
        this.begin = begin;
        this.after = Math.max(after, log.droppedUpTo);
        this.upTo = upTo;
    }

    @Override
    public boolean forward(long most, Predicate<Row> visitor) {
        Walk walk = begin == null ? log.after(after, blocks) : log.at(begin, blocks);
        long looked = 0;
        while (walk.atRow() && walk.time() <= upTo) {
            if (looked++ == most) {
                return false;
            }
            walk.read(row);
            if (row.matches(filters) && !visitor.test(row)) {
                return true;
            }
            walk.forward();
        }
        return true;
    }

    /** Mostly it is near; where the filter lets few through it is looked for in the digests. */
    @Override
    public void first(Consumer<Row> visitor) {
        boolean near = forward(log.undigestedUpTo > after ? Long.MAX_VALUE : Chunk.CAPACITY, found -> {
            visitor.accept(found);
            return false;
        });
        if (!near) {
            LogSearch search = new LogSearch(log, blocks);
            if (search.end(search.after(after), search.after(upTo), true, digest, row)) {
                visitor.accept(row);
            }
        }
    }

    @Override
    public void extreme(boolean largest, long behind, Consumer<Row> visitor) {
        long from = Math.max(behind, after);
        if (log.undigestedUpTo > from) {
            walkToExtreme(largest, from, visitor);
            return;
        }
        LogSearch search = new LogSearch(log, blocks);
        if (search.newestExtreme(search.after(from), search.after(upTo), digest, row)) {
            visitor.accept(row);
        }
    }

    private void walkToExtreme(boolean largest, long from, Consumer<Row> visitor) {
        Digest of = log.digests.all[digest];
        long[] best = {0, largest ? Long.MIN_VALUE : Long.MAX_VALUE};
        boolean[] found = {false};
        forward(Long.MAX_VALUE, each -> {
            long value = each.value(of.number());
            boolean better = largest ? value >= best[1] : value <= best[1];
            if (each.time > from && better) {
                best[0] = each.time;
                best[1] = value;
                found[0] = true;
            }
            return true;
        });
        if (found[0]) {
            row.time = best[0];
            of.tell(row, best[1]);
            visitor.accept(row);
        }
    }
}
