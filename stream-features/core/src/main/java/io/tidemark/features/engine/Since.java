package io.tidemark.features.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * From when on each column has been kept: events up to that time are there without it. A column that was there from the
 * entity's first event on has {@link #EVER}.
 */
final class Since {

    static final long EVER = Long.MIN_VALUE;

    long money = EVER;
    long located = EVER;
    long labelled = EVER;
    final long[] texts;
    final long[] filters;

    Since(int texts, int filters) {
        this.texts = new long[texts];
        this.filters = new long[filters];
        Arrays.fill(this.texts, EVER);
        Arrays.fill(this.filters, EVER);
    }

    /** Whether every column has been kept from the first event on. */
    boolean whole() {
        return money == EVER && located == EVER && labelled == EVER && whole(texts) && whole(filters);
    }

    private static boolean whole(long[] times) {
        for (long time : times) {
            if (time != EVER) {
                return false;
            }
        }
        return true;
    }

    void write(DataOutput out) throws IOException {
        boolean whole = whole();
        out.writeBoolean(whole);
        if (!whole) {
            out.writeLong(money);
            out.writeLong(located);
            out.writeLong(labelled);
            for (long time : texts) {
                out.writeLong(time);
            }
            for (long time : filters) {
                out.writeLong(time);
            }
        }
    }

    static Since read(Columns columns, DataInput in) throws IOException {
        Since since = new Since(columns.texts().length, columns.filters().length);
        if (!in.readBoolean()) {
            since.money = in.readLong();
            since.located = in.readLong();
            since.labelled = in.readLong();
            for (int i = 0; i < since.texts.length; i++) {
                since.texts[i] = in.readLong();
            }
            for (int i = 0; i < since.filters.length; i++) {
                since.filters[i] = in.readLong();
            }
        }
        return since;
    }
}
