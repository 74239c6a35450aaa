package io.tidemark.scoring.rollout;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ListChange;
import io.tidemark.schemas.ListEntry;
import io.tidemark.schemas.ListValue;
import io.tidemark.schemas.ListsVersion;
import io.tidemark.scoring.policy.list.ListKey;
import io.tidemark.scoring.policy.list.ListTable;
import io.tidemark.scoring.release.lists.ListEntryLog;
import io.tidemark.scoring.release.models.DeploymentHistory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What stands in the lists, to whom alone may change it. Not thread-safe. */
final class ListLedger {

    private final ListTable table = new ListTable();

    /** All that is committed now; meant for when nobody else can write any more. */
    void read(Connection connection, SchemaRegistry registry) {
        try (ListEntryLog log = new ListEntryLog(connection, registry, table::word, table::passOver)) {
            log.readToEnd();
        }
    }

    ListTable table() {
        return table;
    }

    /**
     * Writes a change into the open transaction and says what stands then. It counts here at once: if the transaction
     * fails, the ledger is read anew with all else.
     *
     * @param history all control records so far
     */
    ListsVersion write(RolloutLog log, ListChange change, Ruling ruling, DeploymentHistory history, Instant now) {
        Map<String, ListEntry> words = new LinkedHashMap<>();
        for (String entry : change.getRemoved()) {
            words.put(new ListKey(change.getList(), entry).text(), null);
        }
        for (ListValue value : change.getAdded()) {
            words.put(
                    new ListKey(change.getList(), value.getEntry()).text(),
                    new ListEntry(
                            change.getList(),
                            value.getEntry(),
                            value.getUntil(),
                            ruling.proposed().orElseThrow().getReason(),
                            ruling.proposed().orElseThrow().getRequestedBy(),
                            now));
        }
        log.list(words).forEach(listed -> table.word(listed.offset(), listed.key(), listed.entry()));
        return table.version(greatest(history) + 1);
    }

    /**
     * What the next control record names if it changes no list: what the last one named. If that one named none
     * although entries stand, a rollout that knew nothing of lists wrote it, and what stands is named again, under a
     * number of its own. Empty before the first change.
     */
    Optional<ListsVersion> standing(DeploymentHistory history) {
        Optional<ListsVersion> named = named(history);
        return named.isEmpty() && table.version(0).getEntries() > 0
                ? Optional.of(table.version(greatest(history) + 1))
                : named;
    }

    /** Why what stands is not what the last control record was made of, in a sentence; empty if it is. */
    Optional<String> difference(DeploymentHistory history) {
        ListsVersion here = table.version(0);
        Optional<ListsVersion> named = named(history);
        if (named.isEmpty()) {
            return here.getEntries() == 0
                    ? Optional.empty()
                    : Optional.of(
                            "the last control record names no lists, though %,d entries stand in them: a rollout of an earlier build wrote it"
                                    .formatted(here.getEntries()));
        }
        ListsVersion then = named.get();
        return here.getHash().equals(then.getHash()) && here.getEntries() == then.getEntries()
                ? Optional.empty()
                : Optional.of(
                        "version %d of the lists was made of %,d entries, and others stand there, %,d: something else than the rollout wrote to the topic, or something was lost"
                                .formatted(then.getVersion(), then.getEntries(), here.getEntries()));
    }

    private static Optional<ListsVersion> named(DeploymentHistory history) {
        return history.current().map(Deployment::getControl).map(Control::getLists);
    }

    /** A number that was named once means what stood then, for ever. */
    private static long greatest(DeploymentHistory history) {
        return history.deployments().stream()
                .map(Deployment::getControl)
                .map(Control::getLists)
                .filter(Objects::nonNull)
                .mapToLong(ListsVersion::getVersion)
                .max()
                .orElse(0);
    }
}
