package io.tidemark.scoring.policy.list;

import io.tidemark.schemas.ListEntry;
import java.time.Instant;
import java.util.Optional;

/** Records of the log of entries, as a table is told of them. */
final class Words {

    private Words() {}

    static void put(ListTable table, long offset, String list, String entry) {
        put(table, offset, list, entry, Optional.empty());
    }

    static void put(ListTable table, long offset, String list, String entry, Optional<Instant> until) {
        table.word(
                offset,
                list + "/" + entry,
                ListEntry.newBuilder()
                        .setList(list)
                        .setEntry(entry)
                        .setUntil(until.orElse(null))
                        .setAddedAt(Instant.EPOCH)
                        .build());
    }

    static void remove(ListTable table, long offset, String list, String entry) {
        table.word(offset, list + "/" + entry, null);
    }
}
