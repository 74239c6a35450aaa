package io.tidemark.features.job.state;

import java.util.Arrays;

/**
 * The ids of one bucket in the order in which they came, as far as the newest are concerned: older ones lie in full
 * chunks of their own, numbered without gaps, so that what is written for an id does not grow with their number.
 */
public final class IdQueue {
    static final int CHUNK = 32;

    /** Numbers of the full chunks: {@code first} to {@code next - 1}. */
    public int first;

    public int next;

    /** Newest event time in the chunk {@code first}. */
    public long firstNewest = Long.MIN_VALUE;

    /** How many ids have labels that wait for their transactions. */
    public int waiting;

    /** The ids behind the full chunks. */
    public Chunk open = new Chunk(Long.MIN_VALUE, new long[0]);

    /**
     * @param newest event time of its ids
     * @param ids as hashes
     */
    // Never compared.
    @SuppressWarnings("ArrayRecordComponent")
    public record Chunk(long newest, long[] ids) {
        public Chunk with(long id, long time) {
            long[] more = Arrays.copyOf(ids, ids.length + 1);
            more[ids.length] = id;
            return new Chunk(Math.max(newest, time), more);
        }

        public boolean full() {
            return ids.length == CHUNK;
        }
    }

    public boolean hasChunks() {
        return first < next;
    }

    public IdQueue copy() {
        IdQueue copy = new IdQueue();
        copy.first = first;
        copy.next = next;
        copy.firstNewest = firstNewest;
        copy.waiting = waiting;
        copy.open = open;
        return copy;
    }
}
