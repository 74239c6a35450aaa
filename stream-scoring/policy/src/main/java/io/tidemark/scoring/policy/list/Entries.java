package io.tidemark.scoring.policy.list;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * What was ever said of each entry, in arrays: a row a statement, those of one entry chained from the newest back, and
 * a table of open addressing that leads from an entry's hash to its newest row. A row and its share of the table take
 * 48 bytes, and the letters of an entry 2 bytes more than they are. The hash stands in the table itself: most who are
 * looked up stand in no list, and of them nothing else is read.
 *
 * <p>One thread adds; others look up at the same time. A row is written before it is published in its slot, so who
 * finds it sees it whole.
 */
final class Entries {

    static final int NONE = -1;

    /** In letters. */
    static final int LONGEST = 256;

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;

    /** Length in letters and whether they are wide. */
    private static final int HEAD = 2;

    /** Of a row: list and text, from where and until when it counts, the row before. */
    private static final int WIDTH = 4;

    private static final int SINCE = 1;
    private static final int UNTIL = 2;
    private static final int OLDER = 3;

    /** Above the hash, below a row and one, so that 0 is empty; twice as many as rows. */
    private final long[] slots;

    private final long[] cells;
    private final byte[][] pages;
    private int rows;
    private int pagesInUse;
    private int used = PAGE;

    /** @param capacity a power of two */
    Entries(int capacity) {
        this(new Entries(), capacity);
    }

    /** Of nothing. */
    private Entries() {
        slots = new long[0];
        cells = new long[0];
        pages = new byte[0][];
    }

    private Entries(Entries from, int capacity) {
        slots = new long[2 * capacity];
        cells = Arrays.copyOf(from.cells, WIDTH * capacity);
        // Enough for rows of the greatest length, and for what is left over at the end of each page.
        pages = Arrays.copyOf(from.pages, 2 + capacity / 100);
        rows = from.rows;
        pagesInUse = from.pagesInUse;
        used = from.used;
        for (long slot : from.slots) {
            if (slot != 0) {
                slots[free((int) (slot >>> Integer.SIZE))] = slot;
            }
        }
    }

    boolean isFull() {
        return rows * WIDTH == cells.length;
    }

    /** The same with twice the room; what looks up here goes on doing so. */
    Entries larger() {
        return new Entries(this, 2 * rows);
    }

    /** The newest row of an entry, or {@link #NONE}. */
    int newest(int list, String entry) {
        int hash = hash(list, entry);
        for (int at = hash & mask(); ; at = at + 1 & mask()) {
            long slot = (long) SLOT.getAcquire(slots, at);
            int row = (int) slot - 1;
            if (row == NONE || (int) (slot >>> Integer.SIZE) == hash && isEntry(row, list, entry)) {
                return row;
            }
        }
    }

    /** What was said of the same entry before; {@link #NONE} if nothing was. */
    int older(int row) {
        return (int) cells[row * WIDTH + OLDER];
    }

    /** The place in the log from which on it counts. */
    long since(int row) {
        return cells[row * WIDTH + SINCE];
    }

    /** As {@link ListTable} writes it. */
    long until(int row) {
        return cells[row * WIDTH + UNTIL];
    }

    /** To be called by the one thread that adds, and only while it is not full. */
    void add(int list, String entry, long from, long to) {
        int hash = hash(list, entry);
        int before = newest(list, entry);
        int row = rows++;
        long text = before == NONE ? stored(entry) : (int) cells[before * WIDTH];
        cells[row * WIDTH] = (long) list << Integer.SIZE | text;
        cells[row * WIDTH + SINCE] = from;
        cells[row * WIDTH + UNTIL] = to;
        cells[row * WIDTH + OLDER] = before;
        SLOT.setRelease(
                slots,
                before == NONE ? free(hash) : slotOf(hash, before),
                (long) hash << Integer.SIZE | Integer.toUnsignedLong(row + 1));
    }

    private int slotOf(int hash, int row) {
        int at = hash & mask();
        while ((int) slots[at] != row + 1) {
            at = at + 1 & mask();
        }
        return at;
    }

    private int free(int hash) {
        int at = hash & mask();
        while (slots[at] != 0) {
            at = at + 1 & mask();
        }
        return at;
    }

    private int mask() {
        return slots.length - 1;
    }

    /** Not that of String, whose collisions anybody can write down. */
    private static int hash(int list, String entry) {
        long hash = list + 1L;
        for (int i = 0; i < entry.length(); i++) {
            hash = (hash ^ entry.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) (hash * 0xC2B2AE3D27D4EB4FL >>> 32);
    }

    private int stored(String entry) {
        boolean wide = entry.chars().anyMatch(letter -> letter > 0xFF);
        int bytes = HEAD + entry.length() * (wide ? 2 : 1);
        if (used + bytes > PAGE) {
            pages[pagesInUse++] = new byte[PAGE];
            used = 0;
        }
        int text = pagesInUse - 1 << PAGE_BITS | used;
        byte[] page = pages[pagesInUse - 1];
        int head = entry.length() << 1 | (wide ? 1 : 0);
        int at = used;
        page[at++] = (byte) (head >>> 8);
        page[at++] = (byte) head;
        for (int i = 0; i < entry.length(); i++) {
            if (wide) {
                page[at++] = (byte) (entry.charAt(i) >>> 8);
            }
            page[at++] = (byte) entry.charAt(i);
        }
        used = at;
        return text;
    }

    private boolean isEntry(int row, int list, String entry) {
        long cell = cells[row * WIDTH];
        return (int) (cell >>> Integer.SIZE) == list && isText((int) cell, entry);
    }

    private boolean isText(int text, String entry) {
        byte[] page = pages[text >>> PAGE_BITS];
        int at = text & PAGE - 1;
        int head = head(page, at);
        if (head >>> 1 != entry.length()) {
            return false;
        }
        at += HEAD;
        for (int i = 0; i < entry.length(); i++) {
            if (letter(page, at, i, head) != entry.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int head(byte[] page, int at) {
        return (page[at] & 0xFF) << 8 | page[at + 1] & 0xFF;
    }

    private static char letter(byte[] page, int at, int i, int head) {
        return (head & 1) == 0
                ? (char) (page[at + i] & 0xFF)
                : (char) ((page[at + 2 * i] & 0xFF) << 8 | page[at + 2 * i + 1] & 0xFF);
    }
}
