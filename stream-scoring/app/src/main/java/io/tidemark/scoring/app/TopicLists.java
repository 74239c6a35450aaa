package io.tidemark.scoring.app;

import io.tidemark.log.Following;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.ListsVersion;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.policy.list.ListTable;
import io.tidemark.scoring.policy.list.ListsInForce;
import io.tidemark.scoring.policy.list.ListsInForce.Known;
import io.tidemark.scoring.release.lists.ListEntryLog;
import io.tidemark.scoring.release.models.Patience;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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
    private final Patience patience;
    private final ListEntryLog log;
    private final Object arrival = new Object();
    /** Up to it tasks have waited in vain, once for all of them; guarded by {@link #arrival}. */
    private long waitedFor = -1;

    /** The versions complained of: few, and each is a control record that is kept. Guarded by {@link #arrival}. */
    private final Set<Long> said = new HashSet<>();

    private Following following;

    private TopicLists(Connection connection, SchemaRegistry registry, Patience patience) {
        this.patience = patience;
        this.log = new ListEntryLog(connection, registry, table::word, table::passOver);
    }

    /**
     * Reads what the topic holds and follows it from there.
     *
     * @param patience how long a task waits for the entries that a control record names, and for all else
     */
    static TopicLists start(Connection connection, SchemaRegistry registry, Patience patience) {
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
            complain(version, lists.known());
        }
        return lists;
    }

    private void await(long offset) {
        if (table.taken() >= offset) {
            return;
        }
        long began = patience.now();
        awaitUntil(offset, began + patience.left());
        patience.waitedSince(began);
    }

    private void awaitUntil(long offset, long deadline) {
        synchronized (arrival) {
            while (table.taken() < offset && waitedFor < offset) {
                long left = deadline - patience.now();
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

    private void complain(ListsVersion version, Known known) {
        synchronized (arrival) {
            if (!said.add(version.getVersion())) {
                return;
            }
        }
        LOG.error(
                "Version {} of the lists names the entries up to offset {} with the hash {}; {}. Decisions under it are flagged lists_incomplete",
                version.getVersion(),
                version.getOffset(),
                version.getHash(),
                switch (known) {
                    case NOT_YET ->
                        "they are read up to offset " + table.taken() + " so far, "
                                + failure().orElse("and looked for at each transaction");
                    case UNKNOWN ->
                        "others followed, and whether what was read of it is the same cannot be said any more";
                    case OTHER, SAME ->
                        "what was read is not that, so something else than the rollout wrote to the topic, or something"
                                + " was lost: restart the rollout, which reads the topic anew and names what stands there"
                                + " with the next change of a list";
                });
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
