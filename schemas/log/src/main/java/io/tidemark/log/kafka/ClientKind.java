package io.tidemark.log.kafka;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Kinds of Kafka clients, each of which may have properties of its own. */
public enum ClientKind {
    STREAMS,
    CONSUMER,
    PRODUCER,
    ADMIN;

    /** What stands before the properties of this kind, with its point. */
    String prefix() {
        return name().toLowerCase(Locale.ROOT) + ".";
    }

    /** Of all properties those that are for a client of this kind; its own win. */
    Map<String, String> choose(Map<String, String> all) {
        Map<String, String> chosen = common(all);
        chosen.putAll(own(all));
        return chosen;
    }

    /** Those for this kind alone, without their prefix. */
    Map<String, String> own(Map<String, String> all) {
        Map<String, String> own = new TreeMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(prefix())) {
                own.put(name.substring(prefix().length()), value);
            }
        });
        return own;
    }

    /** Those for every kind. */
    static Map<String, String> common(Map<String, String> all) {
        Map<String, String> common = new TreeMap<>(all);
        common.keySet().removeIf(name -> Arrays.stream(values()).anyMatch(kind -> name.startsWith(kind.prefix())));
        return common;
    }
}
