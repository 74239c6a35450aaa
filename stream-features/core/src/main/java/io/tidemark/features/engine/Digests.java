package io.tidemark.features.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of the rows of every full chunk, and of every page of chunks, for the gauges of one entity: each a few
 * columns of 64 bits. A late event is answered from them instead of from the rows. Written with the pages, so the order
 * matters.
 */
final class Digests {

    /** Place of the number of all rows: 0 says that a chunk has not been looked at. */
    static final int ALL_ROWS = 0;

    final Digest[] all;
    /** Per digest the first of its columns. */
    final int[] columns;
    /** Number of columns. */
    final int width;

    private final long[] nothing;

    Digests(List<WindowPlan.Gauge> gauges) {
        List<Digest> found = new ArrayList<>(List.of(new Digest(Digest.Kind.ROWS, 0, -1)));
        for (WindowPlan.Gauge gauge : gauges) {
            Digest digest = Digest.of(gauge.measure(), gauge.filters(), gauge.text());
            if (digest != null && !found.contains(digest)) {
                found.add(digest);
            }
        }
        all = found.toArray(Digest[]::new);
        columns = new int[all.length];
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            columns[i] = next;
            next += all[i].kind().width;
        }
        width = next;
        nothing = new long[width];
        for (int i = 0; i < all.length; i++) {
            nothing[columns[i]] = all[i].nothing();
        }
    }

    /** Place of the digest that a gauge is answered from, or -1. */
    int of(WindowPlan.Gauge gauge) {
        return Arrays.asList(all).indexOf(Digest.of(gauge.measure(), gauge.filters(), gauge.text()));
    }

    /** Of no rows. */
    long[] nothing() {
        return nothing.clone();
    }

    /** Of some rows of a chunk. */
    long[] of(Chunk chunk, int from, int to) {
        long[] sums = nothing();
        for (int i = 0; i < all.length; i++) {
            all[i].add(chunk, from, to, sums, columns[i]);
        }
        return sums;
    }

    /** Of some entries of a page. */
    long[] of(Page page, int from, int to) {
        long[] sums = nothing();
        for (int i = 0; i < all.length; i++) {
            all[i].add(page, from, to, sums, columns[i]);
        }
        return sums;
    }

    /** What it makes that a label in force says something else of a row now. */
    long[] relabelled(Chunk chunk, int row, boolean fraud) {
        long[] change = nothing();
        for (int i = 0; i < all.length; i++) {
            if (all[i].kind() == Digest.Kind.FRAUDS) {
                new Digest(Digest.Kind.ROWS, all[i].filters(), -1).add(chunk, row, row + 1, change, columns[i]);
                change[columns[i]] *= fraud ? 1 : -1;
            }
        }
        return change;
    }

    /** Takes rows into an entry of a page. */
    void add(long[] more, Page page, int place) {
        long[] sums = of(page, place, place + 1);
        for (int i = 0; i < all.length; i++) {
            all[i].add(more, 1, sums, columns[i]);
        }
        page.digest(place, sums);
    }

    /** Takes rows of a part out of an entry of a page of pages; the part is what remains. */
    void subtract(long[] gone, Page page, int place, Page part) {
        long[] sums = of(page, place, place + 1);
        for (int i = 0; i < all.length; i++) {
            int column = columns[i];
            if (all[i].subtracts()) {
                all[i].add(gone, -1, sums, column);
            } else if (gone[column] == sums[column]) {
                sums[column] = all[i].nothing();
                all[i].add(part, 0, part.size, sums, column);
            }
        }
        page.digest(place, sums);
    }
}
