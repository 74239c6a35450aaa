package io.tidemark.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whose keys are which. A process does not have the others on its class path, and says still of a key that was written
 * for another one whose it is. The list is a file, which a test of the whole holds against the keys themselves.
 */
final class KeysOfProcesses {

    static final KeysOfProcesses ALL = read("keys-of-processes.txt");

    private final Map<String, TreeSet<String>> keys = new LinkedHashMap<>();

    private KeysOfProcesses() {}

    /** Lines {@code PROCESS KEY}. */
    private static KeysOfProcesses read(String resource) {
        KeysOfProcesses all = new KeysOfProcesses();
        try (InputStream in = KeysOfProcesses.class.getResourceAsStream(resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().map(line -> line.split(" ", 2)).forEach(line -> all.keys
                    .computeIfAbsent(line[0], any -> new TreeSet<>())
                    .add(line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
        return all;
    }

    /**
     * What a name that a process does not know means to another, or would mean if it were written otherwise; empty if
     * it means nothing anywhere.
     */
    Optional<String> meaning(String process, String name) {
        int point = name.indexOf('.');
        String before = point < 0 ? name : name.substring(0, point);
        String behind = point < 0 ? "" : name.substring(point + 1);
        if (before.equals(process) && has(process, behind)) {
            return Optional.of("here it is called " + behind);
        }
        if (has(before, behind)) {
            return Optional.of("it is " + behind + " of " + before);
        }
        List<String> having = keys.keySet().stream()
                .filter(other -> !other.equals(process) && has(other, name))
                .toList();
        return having.isEmpty() ? Optional.empty() : Optional.of("it is one of " + String.join(" and of ", having));
    }

    private boolean has(String process, String name) {
        return keys.containsKey(process) && keys.get(process).contains(name);
    }
}
