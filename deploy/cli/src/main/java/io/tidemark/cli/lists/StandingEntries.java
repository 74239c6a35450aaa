package io.tidemark.cli.lists;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.ListEntry;
import io.tidemark.scoring.policy.list.ListKey;
import io.tidemark.scoring.release.lists.ListEntryLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what stands in the lists, with who said it and why. */
final class StandingEntries {

    private StandingEntries() {}

    /** By list, in the order in which it was said. */
    static Map<String, List<ListEntry>> read(Connection connection, SchemaRegistry registry) {
        Map<String, ListEntry> standing = new LinkedHashMap<>();
        try (ListEntryLog log = new ListEntryLog(
                connection,
                registry,
                (offset, key, entry) -> {
                    standing.remove(key);
                    // Only what is an entry to those that decide.
                    if (entry != null
                            && ListKey.of(key)
                                    .filter(new ListKey(entry.getList(), entry.getEntry())::equals)
                                    .isPresent()) {
                        standing.put(key, entry);
                    }
                },
                offset -> {})) {
            log.readToEnd();
        }
        Map<String, List<ListEntry>> lists = new TreeMap<>();
        standing.values().forEach(entry -> lists.computeIfAbsent(entry.getList(), any -> new ArrayList<>())
                .add(entry));
        return lists;
    }
}
