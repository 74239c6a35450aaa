package io.tidemark.scoring.app.watch;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of one customer and one partition of {@code transactions}, as bytes of a store.
 *
 * <p>A short entry is {@code place, number, forgotten}; a long one {@code place, number, MARKER, watched, forgotten}
 * and the ids with their times, newest first. Builds before wrote {@code place, number} and up to four ids without
 * times, and in a rolling update they read what this one writes: so the first two stand where they stood, and
 * everything is eight bytes long.
 *
 * @param place the last offset that {@code features} had a vector or a mark of
 * @param number the last arrival number of a vector, 0 for none
 * @param watched the last offset that was decided without its vector, -1 for none
 * @param forgotten the newest event time, in milliseconds, of all that was decided and whose id is not remembered
 * @param remembers whether ids are remembered at all
 * @param decided the ids that were decided last, newest first
 */
record CustomerEntry(long place, long number, long watched, long forgotten, boolean remembers, List<Id> decided) {

    static final long NONE = -1;
    static final CustomerEntry UNKNOWN = new CustomerEntry(NONE, 0, NONE, Long.MIN_VALUE, false, List.of());

    /** No id has this hash but with a chance of 1 in 2 to the 64th. */
    private static final long MARKER = 0x8f1bbcdc5a827999L;

    /** Of an id that a build before wrote. */
    private static final long UNKNOWN_TIME = Long.MIN_VALUE;

    private static final long USED_AGAIN = Duration.ofDays(1).toMillis();

    private static final int OLD_SHORTEST = 2 * Long.BYTES;
    private static final int SHORT = 3 * Long.BYTES;
    private static final long FIRST_TIME = Instant.parse("1999-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST_TIME = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

    /** A transaction id that was decided: its hash, and its event time in milliseconds. */
    record Id(long hash, long eventTime) {}

    static CustomerEntry of(byte[] bytes) {
        if (bytes == null) {
            return UNKNOWN;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long place = buffer.getLong();
        long number = buffer.getLong();
        if (bytes.length == OLD_SHORTEST) {
            return new CustomerEntry(place, number, NONE, Long.MIN_VALUE, false, List.of());
        }
        if (bytes.length == SHORT && isTime(buffer.getLong(OLD_SHORTEST))) {
            return new CustomerEntry(place, number, NONE, buffer.getLong(), false, List.of());
        }
        boolean old = buffer.getLong(OLD_SHORTEST) != MARKER;
        if (old) {
            return new CustomerEntry(place, number, NONE, Long.MIN_VALUE, true, ids(buffer, false));
        }
        buffer.getLong();
        return new CustomerEntry(place, number, buffer.getLong(), buffer.getLong(), true, ids(buffer, true));
    }

    byte[] bytes() {
        if (!remembers) {
            return isTime(forgotten)
                    ? ByteBuffer.allocate(SHORT)
                            .putLong(place)
                            .putLong(number)
                            .putLong(forgotten)
                            .array()
                    : ByteBuffer.allocate(OLD_SHORTEST)
                            .putLong(place)
                            .putLong(number)
                            .array();
        }
        ByteBuffer buffer = ByteBuffer.allocate((5 + 2 * decided.size()) * Long.BYTES)
                .putLong(place)
                .putLong(number)
                .putLong(MARKER)
                .putLong(watched)
                .putLong(forgotten);
        decided.forEach(id -> buffer.putLong(id.hash()).putLong(id.eventTime()));
        return buffer.array();
    }

    /** Something of {@code features} stood at this offset. */
    CustomerEntry at(long offset, long arrivalNumber) {
        return new CustomerEntry(
                Math.max(place, offset), Math.max(number, arrivalNumber), watched, forgotten, remembers, decided);
    }

    /** Something was decided at this offset without its vector. */
    CustomerEntry watchedAt(long offset) {
        return new CustomerEntry(place, number, Math.max(watched, offset), forgotten, true, decided);
    }

    /** This id was decided. At most so many are remembered; for the others their newest time stands. */
    CustomerEntry remembering(Id id, int atMost) {
        List<Id> kept = new ArrayList<>(atMost);
        kept.add(id);
        kept.addAll(decided.subList(0, Math.min(atMost - 1, decided.size())));
        long beyond = forgotten;
        for (int i = kept.size() - 1; i < decided.size(); i++) {
            beyond = Math.max(beyond, decided.get(i).eventTime());
        }
        return new CustomerEntry(place, number, watched, beyond, true, kept);
    }

    boolean hasDecided(long hash) {
        for (Id one : decided) {
            if (one.hash() == hash) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a vector's transaction was: its id may be used again, long afterwards, once the stages before have
     * forgotten it.
     */
    boolean hasDecided(Id id) {
        for (Id one : decided) {
            boolean near = one.eventTime() == UNKNOWN_TIME || Math.abs(one.eventTime() - id.eventTime()) <= USED_AGAIN;
            if (one.hash() == id.hash() && near) {
                return true;
            }
        }
        return false;
    }

    private static List<Id> ids(ByteBuffer buffer, boolean withTimes) {
        List<Id> ids = new ArrayList<>();
        while (buffer.hasRemaining()) {
            ids.add(new Id(buffer.getLong(), withTimes ? buffer.getLong() : UNKNOWN_TIME));
        }
        return ids;
    }

    /**
     * Event times are checked at the door, and ids are spread over all 64 bits: one in three million would be taken for
     * a time.
     */
    private static boolean isTime(long millis) {
        return millis >= FIRST_TIME && millis < LAST_TIME;
    }
}
