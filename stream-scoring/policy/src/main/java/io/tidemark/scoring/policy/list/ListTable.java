package io.tidemark.scoring.policy.list;

import io.tidemark.schemas.ListEntry;
import io.tidemark.schemas.ListsVersion;
import io.tidemark.scoring.policy.Listing;
import io.tidemark.scoring.policy.list.ListsInForce.Known;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stands in the lists at every place in their log, since a task may be behind another and a replay long behind
 * both. A change costs some 66 bytes for an entry of 16 letters and 48 for another word about it, for ever.
 *
 * <p>One thread tells it of changes, in the order of the log; any number look up at the same time, at places that it
 * has come to.
 */
public final class ListTable implements ListSource {

    /** Most letters of an entry. */
    public static final int LONGEST_ENTRY = Entries.LONGEST;

    private static final int FIRST_ROOM = 1 << 10;
    private static final long FOR_EVER = Long.MAX_VALUE;
    private static final long REMOVED = Long.MIN_VALUE;

    /** Changes whose hashes are known; of older ones nobody can say any more whether they are the same. */
    private static final int HASHES = 10_000;

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    /** What stood behind the last word of each change but the newest, by the place of that word. */
    private final NavigableMap<Long, BigInteger> hashes = new TreeMap<>(Map.of(-1L, BigInteger.ZERO));

    private volatile Entries entries = new Entries(FIRST_ROOM);
    private BigInteger hash = BigInteger.ZERO;
    private long taken = -1;
    private long lastWord = -1;
    private long standing;

    /**
     * Is told of a record; one that it was told of before, or that is no entry, changes nothing.
     *
     * @param offset in the log of entries
     * @param entry null: what has this key stands no more
     */
    public void word(long offset, String key, ListEntry entry) {
        Optional<ListKey> named = ListKey.of(key)
                .filter(one -> entry == null || one.equals(new ListKey(entry.getList(), entry.getEntry())));
        if (named.isEmpty()) {
            passOver(offset);
        } else if (entry == null) {
            change(offset, named.get(), REMOVED);
        } else {
            change(offset, named.get(), millis(entry.getUntil()));
        }
    }

    private static long millis(Instant until) {
        return until == null ? FOR_EVER : until.toEpochMilli();
    }

    private synchronized void change(long offset, ListKey key, long until) {
        if (offset <= taken) {
            return;
        }
        come(offset);
        taken = offset;
        int number = number(key.list());
        int row = entries.newest(number, key.entry());
        long before = row == Entries.NONE ? REMOVED : entries.until(row);
        if (before == until) {
            return;
        }
        hash = before == REMOVED ? hash : ListHash.without(hash, key, before);
        hash = until == REMOVED ? hash : ListHash.with(hash, key, until);
        int more = (until == REMOVED ? 0 : 1) - (before == REMOVED ? 0 : 1);
        standing += more;
        sizes.merge(key.list(), more, (size, by) -> size + by == 0 ? null : size + by);
        if (entries.isFull()) {
            entries = entries.larger();
        }
        entries.add(number, key.entry(), offset, until);
    }

    /** To be called by the one thread that adds. */
    private int number(String list) {
        Integer known = numbers.get(list);
        if (known != null) {
            return known;
        }
        int next = numbers.size();
        numbers.put(list, next);
        return next;
    }

    /** The place of the last change that it was told of; -1 before the first. */
    public synchronized long taken() {
        return taken;
    }

    /** At a place there is nothing, or a record that cannot be read, or is no entry; what stands stays. */
    public synchronized void passOver(long offset) {
        taken = Math.max(taken, offset);
    }

    /** To a word. */
    private void come(long offset) {
        if (offset > lastWord + 1) {
            // Behind each change the log has a place without a record, where its transaction ended.
            hashes.put(lastWord, hash);
            if (hashes.size() > HASHES) {
                hashes.pollFirstEntry();
            }
        }
        lastWord = offset;
    }

    /** What stands now, as a control record names it. */
    public synchronized ListsVersion version(long number) {
        return new ListsVersion(number, taken, ListHash.text(hash), standing);
    }

    /** The end of an entry as it stands now; empty if it does not stand, in it empty if it stands for ever. */
    public Optional<Optional<Instant>> find(String list, String entry) {
        Integer number = numbers.get(list);
        int row = number == null ? Entries.NONE : entries.newest(number, entry);
        return row == Entries.NONE || entries.until(row) == REMOVED ? Optional.empty() : Optional.of(end(row));
    }

    /** Lists in which something stands now. */
    public synchronized Set<String> lists() {
        return new TreeSet<>(sizes.keySet());
    }

    private Optional<Instant> end(int row) {
        long until = entries.until(row);
        return until == FOR_EVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(until));
    }

    @Override
    public synchronized ListsInForce at(ListsVersion version) {
        return new ListsInForce(version.getVersion(), at(version.getOffset()), known(version));
    }

    private Known known(ListsVersion version) {
        long offset = version.getOffset();
        if (offset > taken) {
            return Known.NOT_YET;
        }
        if (offset >= lastWord) {
            return ListHash.text(hash).equals(version.getHash()) ? Known.SAME : Known.OTHER;
        }
        // What stands now is whole behind a compaction, too; what stood before may not be.
        Map.Entry<Long, BigInteger> then = hashes.floorEntry(offset);
        return then != null && ListHash.text(then.getValue()).equals(version.getHash()) ? Known.SAME : Known.UNKNOWN;
    }

    /** What stands at a place in the log that it has come to. */
    Listing at(long offset) {
        return (list, value, eventTime) -> {
            Integer number = numbers.get(list);
            return number != null && eventTime < until(number, value, offset);
        };
    }

    private long until(int list, String value, long offset) {
        Entries now = entries;
        int row = now.newest(list, value);
        while (row != Entries.NONE && now.since(row) > offset) {
            row = now.older(row);
        }
        return row == Entries.NONE ? REMOVED : now.until(row);
    }
}
