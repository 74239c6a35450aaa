package io.tidemark.features.engine;

import io.tidemark.features.algebra.Row;
import java.util.Arrays;

/**
 * Up to {@link #CAPACITY} rows of one entity, one behind the other in time, and the numbers of the chunks beside it.
 */
final class Chunk implements Block {

    static final int CAPACITY = 128;

    /** Number of the chunk beside the first and the last one. */
    static final int NONE = 0;

    private static final int SMALLEST = 4;

    final Columns columns;
    int previous = NONE;
    int next = NONE;
    int size;
    long[] times;
    long[] amounts;
    long[] filters;
    /** Hashes of the transactions' ids. */
    long[] ids;
    /** What labels said: see {@link Verdicts}. */
    long[] labels;

    int[] latitudes;
    int[] longitudes;
    /** One array per text. */
    long[][] texts;

    Chunk(Columns columns, int capacity) {
        this.columns = columns;
        times = new long[capacity];
        amounts = columns.money() ? new long[capacity] : null;
        filters = columns.filters().length > 0 ? new long[capacity] : null;
        ids = columns.labelled() ? new long[capacity] : null;
        labels = columns.labelled() ? new long[capacity] : null;
        latitudes = columns.located() ? new int[capacity] : null;
        longitudes = columns.located() ? new int[capacity] : null;
        texts = new long[columns.texts().length][capacity];
    }

    Chunk(Columns columns) {
        this(columns, SMALLEST);
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    long firstTime() {
        return times[0];
    }

    long lastTime() {
        return times[size - 1];
    }

    /** Place of the first row behind a time. */
    int firstAfter(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** As {@link Row#matches} of a row here. */
    boolean matches(int place, long wanted) {
        long said = wanted & ~Row.WITH_AMOUNT;
        boolean usable = said == wanted || (amounts != null && amounts[place] != Row.UNUSABLE);
        return usable && (said == 0 || (filters[place] & said) == said);
    }

    /** Fills the row. Its texts must have the right length. */
    void read(int place, Row row) {
        row.time = times[place];
        row.amount = amounts == null ? 0 : amounts[place];
        row.filters = filters == null ? 0 : filters[place];
        if (amounts != null && row.amount != Row.UNUSABLE) {
            row.filters |= Row.WITH_AMOUNT;
        }
        row.fraud = labels != null && Verdicts.fraud(labels[place]);
        row.latitude = latitudes == null ? Row.NOWHERE : latitudes[place];
        row.longitude = longitudes == null ? 0 : longitudes[place];
        for (int text = 0; text < texts.length; text++) {
            row.texts[text] = texts[text][place];
        }
    }

    /** Puts a row at a place and moves those behind it. */
    void insert(int place, Row row, long id, long label) {
        if (size == times.length) {
            resize(Math.min(CAPACITY, 2 * size));
        }
        move(place, place + 1, size - place);
        size++;
        times[place] = row.time;
        if (amounts != null) {
            amounts[place] = row.amount;
        }
        if (filters != null) {
            filters[place] = row.filters & ~Row.WITH_AMOUNT;
        }
        if (ids != null) {
            ids[place] = id;
            labels[place] = label;
        }
        if (latitudes != null) {
            latitudes[place] = row.latitude;
            longitudes[place] = row.longitude;
        }
        for (int text = 0; text < texts.length; text++) {
            texts[text][place] = row.texts[text];
        }
    }

    /** Lets a row say something else; its time and id stay. */
    void rewrite(int place, Row row, long label) {
        if (amounts != null) {
            amounts[place] = row.amount;
        }
        filters[place] = row.filters & ~Row.WITH_AMOUNT;
        labels[place] = label;
        for (int text = 0; text < texts.length; text++) {
            texts[text][place] = row.texts[text];
        }
    }

    /** Whether {@link #rewrite} would change nothing but the label. */
    boolean says(int place, Row row) {
        boolean same =
                filters[place] == (row.filters & ~Row.WITH_AMOUNT) && (amounts == null || amounts[place] == row.amount);
        for (int text = 0; same && text < texts.length; text++) {
            same = texts[text][place] == row.texts[text];
        }
        return same;
    }

    /** Forgets the first rows. */
    void dropFirst(int rows) {
        move(rows, 0, size - rows);
        size -= rows;
        if (size <= times.length / 4 && times.length > SMALLEST) {
            resize(Math.max(SMALLEST, 2 * size));
        }
    }

    /** Hands the rows from a place on to another chunk, which is empty. */
    Chunk splitAt(int place) {
        Chunk behind = copy();
        behind.dropFirst(place);
        size = place;
        return behind;
    }

    private void move(int from, int to, int rows) {
        if (rows == 0) {
            return;
        }
        for (Object column : arrays()) {
            System.arraycopy(column, from, column, to, rows);
        }
    }

    private Object[] arrays() {
        Object[] all = new Object[7 + texts.length];
        Object[] fixed = {times, amounts, filters, ids, labels, latitudes, longitudes};
        int held = 0;
        for (Object column : fixed) {
            if (column != null) {
                all[held++] = column;
            }
        }
        for (long[] text : texts) {
            all[held++] = text;
        }
        return held == all.length ? all : Arrays.copyOf(all, held);
    }

    private void resize(int capacity) {
        times = Arrays.copyOf(times, capacity);
        amounts = amounts == null ? null : Arrays.copyOf(amounts, capacity);
        filters = filters == null ? null : Arrays.copyOf(filters, capacity);
        ids = ids == null ? null : Arrays.copyOf(ids, capacity);
        labels = labels == null ? null : Arrays.copyOf(labels, capacity);
        latitudes = latitudes == null ? null : Arrays.copyOf(latitudes, capacity);
        longitudes = longitudes == null ? null : Arrays.copyOf(longitudes, capacity);
        for (int text = 0; text < texts.length; text++) {
            texts[text] = Arrays.copyOf(texts[text], capacity);
        }
    }

    @Override
    public Chunk copy() {
        Chunk copy = new Chunk(columns, 0);
        copy.previous = previous;
        copy.next = next;
        copy.size = size;
        copy.times = times;
        copy.amounts = amounts;
        copy.filters = filters;
        copy.ids = ids;
        copy.labels = labels;
        copy.latitudes = latitudes;
        copy.longitudes = longitudes;
        copy.texts = texts.clone();
        copy.resize(Math.max(SMALLEST, times.length));
        return copy;
    }
}
