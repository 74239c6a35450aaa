package io.tidemark.drift.stats;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Counts of live traffic over the bins of a reference profile. Mergeable: the profile of two parts is the sum of theirs, in any order. Not
 * thread-safe.
 */
public final class LiveProfile {
    private static final int CODEC_VERSION = 1;

    private final long[][] counts;
    private final long[] missing;
    private long events;
    private long alerts;

    /** An empty profile whose columns have so many bins. */
    public LiveProfile(int[] bins) {
        counts = new long[bins.length][];
        for (int i = 0; i < bins.length; i++) {
            counts[i] = new long[bins[i]];
        }
        missing = new long[bins.length];
    }

    /** An empty profile over the bins of a reference. */
    public static LiveProfile over(ReferenceProfile reference) {
        return new LiveProfile(reference.columns().stream()
                .mapToInt(column -> column.bins().count())
                .toArray());
    }

    /**
     * Counts one event.
     *
     * @param bins the bin of each column, negative where the value is missing
     * @param alert whether the decision was not a plain approval
     */
    public void add(int[] bins, boolean alert) {
        for (int i = 0; i < bins.length; i++) {
            if (bins[i] < 0) {
                missing[i]++;
            } else {
                counts[i][bins[i]]++;
            }
        }
        events++;
        alerts += alert ? 1 : 0;
    }

    /** Adds the counts of another profile over the same bins. */
    public void merge(LiveProfile other) {
        for (int i = 0; i < counts.length; i++) {
            for (int bin = 0; bin < counts[i].length; bin++) {
                counts[i][bin] += other.counts[i][bin];
            }
            missing[i] += other.missing[i];
        }
        events += other.events;
        alerts += other.alerts;
    }

    public long events() {
        return events;
    }

    public long alerts() {
        return alerts;
    }

    long[] histogram(int column) {
        return counts[column].clone();
    }

    long missing(int column) {
        return missing[column];
    }

    /** Writes the profile in its versioned binary form. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(CODEC_VERSION);
        out.writeLong(events);
        out.writeLong(alerts);
        out.writeInt(counts.length);
        for (int i = 0; i < counts.length; i++) {
            out.writeLong(missing[i]);
            out.writeInt(counts[i].length);
            for (long count : counts[i]) {
                out.writeLong(count);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    public static LiveProfile read(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != CODEC_VERSION) {
            throw new IOException(
                    "a live profile of version " + version + " cannot be read by a release that knows version "
                            + CODEC_VERSION + "; resume with the release that wrote it");
        }
        long events = in.readLong();
        long alerts = in.readLong();
        int columns = in.readInt();
        long[][] counts = new long[columns][];
        long[] missing = new long[columns];
        for (int i = 0; i < columns; i++) {
            missing[i] = in.readLong();
            counts[i] = new long[in.readInt()];
            for (int bin = 0; bin < counts[i].length; bin++) {
                counts[i][bin] = in.readLong();
            }
        }
        return new LiveProfile(counts, missing, events, alerts);
    }

    private LiveProfile(long[][] counts, long[] missing, long events, long alerts) {
        this.counts = counts;
        this.missing = missing;
        this.events = events;
        this.alerts = alerts;
    }
}
