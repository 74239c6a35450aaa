package io.tidemark.scoring.app;

import io.tidemark.log.Following;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.ListsVersion;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.policy.list.ListTable;
import io.tidemark.scoring.policy.list.ListsInForce;
import io.tidemark.scoring.release.lists.ListEntryLog;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands in the lists, read by one thread of its own into one table for all tasks of a process, each of which
 * looks it up at its own place in the log. Entries are committed with the control record that names them, so a task
 * that meets it waits for milliseconds, and at the start for nothing.
 */
final class TopicLists implements ListSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicLists.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final ListTable table = new ListTable();
    private final Duration patience;
    private final ListEntryLog log;
    private final Object arrival = new Object();
    /** Up to it tasks have waited in vain, once for all of them; guarded by {@link #arrival}. */
    private long waitedFor = -1;

    /** The version last complained of; guarded by {@link #arrival}. */
    private long said;

    private Following following;

    private TopicLists(Connection connection, SchemaRegistry registry, Duration patience) {
        this.patience = patience;
        this.log = new ListEntryLog(connection, registry, table::word, table::passOver);
    }

    /**
     * Reads what the topic holds and follows it from there.
     *
     * @param patience how long a task waits for the entries that a control record names
     */
    static TopicLists start(Connection connection, SchemaRegistry registry, Duration patience) {
        TopicLists lists = new TopicLists(connection, registry, patience);
        try {
            lists.log.readToEnd();
        } catch (RuntimeException e) {
            lists.log.close();
            throw e;
        }
        lists.following = Following.start("lists", "lists", lists.new Topic());
        return lists;
    }

    /** Waits until what the version names is read; if that takes too long, what is there counts, and is incomplete. */
    @Override
    public ListsInForce at(ListsVersion version) {
        await(version.getOffset());
        ListsInForce lists = table.at(version);
        if (!lists.complete()) {
            complain(version);
        }
        return lists;
    }

    private void await(long offset) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (arrival) {
            while (table.taken() < offset && waitedFor < offset) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    waitedFor = offset;
                    return;
                }
                try {
                    arrival.wait(left / 1_000_000 + 1);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void complain(ListsVersion version) {
        synchronized (arrival) {
            if (said == version.getVersion()) {
                return;
            }
            said = version.getVersion();
        }
        LOG.error(
                "Version {} of the lists names the entries up to offset {} with the hash {}, and what was read of them up to offset {} is not that; decisions are flagged lists_incomplete, and the next change of a list names what stands then",
                version.getVersion(),
                version.getOffset(),
                version.getHash(),
                table.taken());
    }

    /** Why nothing more is read now; empty while it is. */
    Optional<String> failure() {
        return following.failure();
    }

    @Override
    public void close() {
        following.close();
    }

    /** The topic that is followed. */
    private final class Topic implements Following.Followed {

        @Override
        public void step() {
            log.poll(POLL);
            synchronized (arrival) {
                arrival.notifyAll();
            }
        }

        @Override
        public void beginAnew() {
            log.beginAnew();
        }

        @Override
        public void wakeup() {
            log.wakeup();
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
