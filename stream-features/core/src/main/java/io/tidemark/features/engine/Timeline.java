package io.tidemark.features.engine;

import java.util.Arrays;

/**
 * Times in order with, if asked for, an amount each. Entries are addressed by their place, 0 for the oldest. Appending
 * and dropping the oldest cost amortised O(1), an insertion in the past moves what lies behind it.
 *
 * <p>Running totals wrap around in 64 bits, so the difference of two of them is the exact sum between them as long as
 * that sum itself fits in a long; {@link #fits} keeps that true of every sum.
 */
final class Timeline {

    private static final long[] NONE = {};

    private final boolean withAmounts;
    private long[] times = NONE;
    /** Running total including the entry itself; its origin is arbitrary. */
    private long[] totals = NONE;

    private int start;
    private int end;
    /** Running total before the oldest entry. */
    private long totalBefore;

    Timeline(boolean withAmounts) {
        this.withAmounts = withAmounts;
    }

    boolean withAmounts() {
        return withAmounts;
    }

    int size() {
        return end - start;
    }

    /** Entries that fit before the arrays are moved. */
    int capacity() {
        return times.length;
    }

    long time(int place) {
        return times[start + place];
    }

    long amount(int place) {
        return totalUpTo(place + 1) - totalUpTo(place);
    }

    /** Sum of the amounts of the places {@code from} (inclusive) to {@code to} (exclusive), in minor units. */
    long sum(int from, int to) {
        return totalUpTo(to) - totalUpTo(from);
    }

    /** Whether the sum of all amounts, and with it that of every window, still fits in a long with this one added. */
    boolean fits(long amount) {
        return amount >= 0 && sum(0, size()) <= Long.MAX_VALUE - amount;
    }

    /** Inserts behind all entries of the same time and returns the place. */
    int insert(long time, long amount) {
        makeRoom();
        int at = end;
        if (size() > 0 && time < times[end - 1]) {
            at = start + upTo(time, size());
            System.arraycopy(times, at, times, at + 1, end - at);
        }
        times[at] = time;
        end++;
        if (withAmounts) {
            insertAmount(at, amount);
        }
        return at - start;
    }

    private void insertAmount(int at, long amount) {
        long before = at == start ? totalBefore : totals[at - 1];
        System.arraycopy(totals, at, totals, at + 1, end - 1 - at);
        totals[at] = before + amount;
        for (int i = at + 1; i < end; i++) {
            totals[i] += amount;
        }
    }

    /** Removes one entry of this time, if there is one; for timelines without amounts. */
    void remove(long time) {
        int at = start + upTo(time, size()) - 1;
        if (at >= start && times[at] == time) {
            System.arraycopy(times, at + 1, times, at, end - at - 1);
            end--;
        }
    }

    /** Drops all entries up to and including this time and returns their number. */
    int dropUpTo(long time) {
        int first = start;
        while (start < end && times[start] <= time) {
            start++;
        }
        if (withAmounts && start > first) {
            totalBefore = totals[start - 1];
        }
        return start - first;
    }

    /**
     * Number of entries up to and including a time. The search widens from the hint in doubling steps, so a good hint
     * costs O(1), a bad one O(log n).
     */
    int upTo(long time, int hint) {
        int size = size();
        int low = Math.max(0, Math.min(hint, size));
        int high = low;
        if (low < size && times[start + low] <= time) {
            for (int step = 1; high < size && times[start + high] <= time; step <<= 1) {
                low = high + 1;
                high = step > size - high ? size : high + step;
            }
        } else {
            for (int step = 1; low > 0 && times[start + low - 1] > time; step <<= 1) {
                high = low - 1;
                low = Math.max(0, low - step);
            }
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[start + middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Timeline copy() {
        Timeline copy = new Timeline(withAmounts);
        copy.times = Arrays.copyOfRange(times, start, end);
        copy.totals = withAmounts ? Arrays.copyOfRange(totals, start, end) : NONE;
        copy.end = end - start;
        copy.totalBefore = totalBefore;
        return copy;
    }

    private long totalUpTo(int place) {
        return place == 0 ? totalBefore : totals[start + place - 1];
    }

    /** An array gone half stale is reused, any other is replaced by one of twice the content: paid for by as many insertions. */
    private void makeRoom() {
        if (end < times.length) {
            return;
        }
        int size = size();
        boolean reuse = start > size && size >= times.length / 4;
        int capacity = reuse ? times.length : Math.max(4, Math.multiplyExact(2, size));
        times = moved(times, capacity);
        if (withAmounts) {
            totals = moved(totals, capacity);
        }
        start = 0;
        end = size;
    }

    private long[] moved(long[] from, int capacity) {
        long[] to = capacity == from.length ? from : new long[capacity];
        System.arraycopy(from, start, to, 0, size());
        return to;
    }
}
