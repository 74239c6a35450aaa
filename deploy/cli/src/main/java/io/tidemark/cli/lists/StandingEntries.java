package io.tidemark.cli.lists;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.ListEntry;
import io.tidemark.schemas.ListValue;
import io.tidemark.scoring.policy.list.ListKey;
import io.tidemark.scoring.release.lists.ListEntryLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads what stands in the lists, with who said it and why: the same entries as those that decide see. */
final class StandingEntries {

    private final Map<String, ListEntry> standing = new LinkedHashMap<>();

    static StandingEntries read(Connection connection, SchemaRegistry registry) {
        StandingEntries entries = new StandingEntries();
        try (ListEntryLog log = new ListEntryLog(connection, registry, entries::word, offset -> {})) {
            log.readToEnd();
        }
        return entries;
    }

    /** Is told of a record; one that is no entry to those that decide changes nothing here either. */
    void word(long offset, String key, ListEntry entry) {
        boolean sound = ListKey.of(key)
                .filter(one -> entry == null || one.equals(new ListKey(entry.getList(), entry.getEntry())))
                .isPresent();
        if (sound) {
            standing.remove(key);
        }
        if (sound && entry != null) {
            standing.put(key, entry);
        }
    }

    /** By list, in the order in which it was said. */
    Map<String, List<ListEntry>> lists() {
        Map<String, List<ListEntry>> lists = new TreeMap<>();
        standing.values().forEach(entry -> lists.computeIfAbsent(entry.getList(), any -> new ArrayList<>())
                .add(entry));
        return lists;
    }

    /** Whether it stands in the list with this end; null: for ever. */
    boolean holds(String list, ListValue value) {
        ListEntry entry = standing.get(new ListKey(list, value.getEntry()).text());
        return entry != null && Objects.equals(entry.getUntil(), value.getUntil());
    }
}
