package io.tidemark.features.engine;

import io.tidemark.features.algebra.Row;
import io.tidemark.features.algebra.TextHash;
import io.tidemark.features.algebra.VarInts;
import io.tidemark.features.catalogue.field.Field;
import io.tidemark.features.catalogue.field.Filter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What is kept of every event of an entity, besides its time. Texts and filters are known by a hash of what they are,
 * so a state says what it holds without a catalogue at hand.
 *
 * @param money whether amounts are kept
 * @param located whether locations are kept
 * @param labelled whether ids and labels are kept
 * @param texts which texts and numbers are kept, in the order of {@link Row#texts}; a number that is declared otherwise
 *     is another one
 * @param filters which filters' outcomes are kept, by their bit in {@link Row#filters}
 */
record Columns(boolean money, boolean located, boolean labelled, long[] texts, long[] filters) {

    private static final int MONEY = 1;
    private static final int LOCATED = 2;
    private static final int LABELLED = 4;

    static Columns of(boolean money, boolean located, boolean labelled, List<Field> texts, List<Filter> filters) {
        return new Columns(
                money,
                located,
                labelled,
                texts.stream()
                        .mapToLong(field -> TextHash.of(field.canonical()))
                        .toArray(),
                filters.stream()
                        .mapToLong(filter -> TextHash.of(filter.canonical()))
                        .toArray());
    }

    void write(DataOutput out) throws IOException {
        out.writeByte((money ? MONEY : 0) | (located ? LOCATED : 0) | (labelled ? LABELLED : 0));
        write(texts, out);
        write(filters, out);
    }

    private static void write(long[] hashes, DataOutput out) throws IOException {
        VarInts.write(out, hashes.length);
        for (long hash : hashes) {
            out.writeLong(hash);
        }
    }

    static Columns read(DataInput in) throws IOException {
        int flags = in.readByte();
        return new Columns(
                (flags & MONEY) != 0, (flags & LOCATED) != 0, (flags & LABELLED) != 0, readHashes(in), readHashes(in));
    }

    private static long[] readHashes(DataInput in) throws IOException {
        long[] hashes = new long[VarInts.readCount(in)];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.readLong();
        }
        return hashes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Columns that
                && money == that.money
                && located == that.located
                && labelled == that.labelled
                && Arrays.equals(texts, that.texts)
                && Arrays.equals(filters, that.filters);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(texts) * 31 + Arrays.hashCode(filters);
    }

    @Override
    public String toString() {
        return "Columns[money=" + money + ", located=" + located + ", labelled=" + labelled + ", " + texts.length
                + " texts, " + filters.length + " filters]";
    }
}
