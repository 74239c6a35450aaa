package io.tidemark.features.engine;

import io.tidemark.features.algebra.Row;
import java.util.function.LongPredicate;

/**
 * Answers what lies between two times of a log from {@link Digests}: it looks at the rows of the two chunks where the
 * times lie, at the chunks of their pages, and at the pages between, whatever the number of rows. For rows behind
 * {@link EventLog#undigestedUpTo} only, and for as long as the log does not change.
 */
final class LogSearch {

    private interface RowTest {
        boolean test(Chunk chunk, int row);
    }

    private final EventLog log;
    private final Blocks blocks;
    private final Digests digests;
    private Page totals;

    LogSearch(EventLog log, Blocks blocks) {
        this.log = log;
        this.blocks = blocks;
        this.digests = log.digests;
    }

    /** The place behind a time. */
    Place after(long time) {
        if (log.inTail(time)) {
            return new Place(time, log.directory.root.size, null, 0, log.tail, log.tail.firstAfter(time));
        }
        int place = log.directory.placeOfPage(time);
        Page page = page(place);
        int entry = Math.max(0, page.lastUpTo(time));
        Chunk chunk = log.chunk(page.chunks[entry], blocks);
        return new Place(time, place, page, entry, chunk, chunk.firstAfter(time));
    }

    private Page page(int place) {
        return log.directory.page(place, log, blocks);
    }

    private Page totals() {
        if (totals == null) {
            totals = log.directory.totals(log, blocks);
        }
        return totals;
    }

    /** Some digests, of those that can be subtracted, of all rows before a place; the others' columns say nothing. */
    long[] before(Place place, int[] which) {
        long[] sums = digests.nothing();
        for (int i : which) {
            Digest digest = digests.all[i];
            int column = digests.columns[i];
            if (place.page() > 0) {
                digest.add(totals(), 0, place.page(), sums, column);
            }
            if (place.chunks() != null) {
                addEntriesBefore(place, digest, sums, column);
            }
            addRowsBefore(place, digest, sums, column);
        }
        return sums;
    }

    private void addEntriesBefore(Place place, Digest digest, long[] sums, int column) {
        Page page = place.chunks();
        if (2 * place.entry() <= page.size) {
            digest.add(page, 0, place.entry(), sums, column);
        } else {
            digest.add(totals(), place.page(), place.page() + 1, sums, column);
            long[] behind = new long[digests.width];
            digest.add(page, place.entry(), page.size, behind, column);
            digest.add(behind, -1, sums, column);
        }
    }

    private void addRowsBefore(Place place, Digest digest, long[] sums, int column) {
        Chunk chunk = place.chunk();
        if (place.chunks() == null || 2 * place.offset() <= chunk.size) {
            digest.add(chunk, 0, place.offset(), sums, column);
        } else {
            digest.add(place.chunks(), place.entry(), place.entry() + 1, sums, column);
            long[] behind = new long[digests.width];
            digest.add(chunk, place.offset(), chunk.size, behind, column);
            digest.add(behind, -1, sums, column);
        }
    }

    /** A smallest or largest amount or number between two places; that of no rows if there are none. */
    long extreme(Place from, Place to, int which) {
        Digest digest = digests.all[which];
        int column = digests.columns[which];
        long[] sums = digests.nothing();
        if (to.time() <= from.time()) {
            return sums[column];
        }
        if (from.inChunkOf(to)) {
            digest.add(from.chunk(), from.offset(), to.offset(), sums, column);
            return sums[column];
        }
        digest.add(from.chunk(), from.offset(), from.chunk().size, sums, column);
        boolean samePage = from.page() == to.page();
        digest.add(from.chunks(), from.entry() + 1, samePage ? to.entry() : from.chunks().size, sums, column);
        if (!samePage) {
            if (from.page() + 1 < to.page()) {
                digest.add(totals(), from.page() + 1, to.page(), sums, column);
            }
            if (to.chunks() != null) {
                digest.add(to.chunks(), 0, to.entry(), sums, column);
            }
        }
        digest.add(to.chunk(), 0, to.offset(), sums, column);
        return sums[column];
    }

    /** Reads the newest row with the smallest or largest amount between two places; false if there is none. */
    boolean newestExtreme(Place from, Place to, int which, Row into) {
        Digest digest = digests.all[which];
        long amount = extreme(from, to, which);
        return amount != digest.nothing()
                && find(
                        from,
                        to,
                        false,
                        digests.columns[which],
                        value -> value == amount,
                        (chunk, row) -> digest.value(chunk, row) == amount && digest.counts(chunk, row),
                        into);
    }

    /** Reads the oldest or the newest row between two places that a digest counts; false if there is none. */
    boolean end(Place from, Place to, boolean oldest, int which, Row into) {
        return find(from, to, oldest, digests.columns[which], value -> value > 0, digests.all[which]::counts, into);
    }

    private boolean find(Place from, Place to, boolean oldest, int column, LongPredicate some, RowTest test, Row into) {
        if (to.time() <= from.time()) {
            return false;
        }
        if (from.inChunkOf(to)) {
            return inRows(from.chunk(), from.offset(), to.offset(), oldest, test, into);
        }
        return oldest
                ? atBegin(from, test, true, into)
                        || between(from, to, true, column, some, test, into)
                        || inRows(to.chunk(), 0, to.offset(), true, test, into)
                : inRows(to.chunk(), 0, to.offset(), false, test, into)
                        || between(from, to, false, column, some, test, into)
                        || atBegin(from, test, false, into);
    }

    private static boolean atBegin(Place from, RowTest test, boolean oldest, Row into) {
        return inRows(from.chunk(), from.offset(), from.chunk().size, oldest, test, into);
    }

    /** In the chunks between the two where the places lie. */
    private boolean between(
            Place from, Place to, boolean oldest, int column, LongPredicate some, RowTest test, Row into) {
        int pages = to.page() - from.page();
        for (int i = 0; i <= pages; i++) {
            int place = oldest ? from.page() + i : to.page() - i;
            boolean first = place == from.page();
            boolean last = place == to.page();
            if (last && to.chunks() == null || !first && !last && !some.test(totals().columns[column][place])) {
                continue;
            }
            Page page = first ? from.chunks() : last ? to.chunks() : page(place);
            int begin = first ? from.entry() + 1 : 0;
            int end = last ? to.entry() : page.size;
            for (int k = begin; k < end; k++) {
                int entry = oldest ? k : end - 1 - (k - begin);
                if (some.test(page.columns[column][entry])) {
                    Chunk chunk = log.chunk(page.chunks[entry], blocks);
                    return inRows(chunk, 0, chunk.size, oldest, test, into);
                }
            }
        }
        return false;
    }

    private static boolean inRows(Chunk chunk, int from, int to, boolean oldest, RowTest test, Row into) {
        for (int i = 0; i < to - from; i++) {
            int row = oldest ? from + i : to - 1 - i;
            if (test.test(chunk, row)) {
                chunk.read(row, into);
                return true;
            }
        }
        return false;
    }
}
