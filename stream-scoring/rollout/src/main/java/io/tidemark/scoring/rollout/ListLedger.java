package io.tidemark.scoring.rollout;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.ListChange;
import io.tidemark.schemas.ListEntry;
import io.tidemark.schemas.ListValue;
import io.tidemark.schemas.ListsVersion;
import io.tidemark.scoring.policy.list.ListKey;
import io.tidemark.scoring.policy.list.ListTable;
import io.tidemark.scoring.release.lists.ListEntryLog;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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
     * @param before what stood until now; empty before the first change
     */
    ListsVersion write(RolloutLog log, ListChange change, Ruling ruling, Optional<ListsVersion> before, Instant now) {
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
        return table.version(before.map(ListsVersion::getVersion).orElse(0L) + 1);
    }
}
