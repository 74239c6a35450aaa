package io.tidemark.cli.policy;

import io.tidemark.cli.lists.EntryFile;
import io.tidemark.scoring.policy.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** What stands in the lists of a simulated policy: {@code --list}. */
final class ListFiles {

    @Option(
            names = "--list",
            paramLabel = "NAME=FILE",
            description =
                    "what stands in a list of the policy, a line each; may be given several times, and a list that"
                            + " is not given is empty")
    private Map<String, Path> files = Map.of();

    Listing listing() throws IOException {
        Map<String, Set<String>> entries = new HashMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Set<String> lines = new HashSet<>();
            for (String line : EntryFile.lines(file.getValue())) {
                if (!line.isBlank()) {
                    lines.add(line.strip());
                }
            }
            entries.put(file.getKey(), lines);
        }
        return (list, value, eventTime) -> entries.getOrDefault(list, Set.of()).contains(value);
    }

    /** Names that were given. */
    Set<String> names() {
        return files.keySet();
    }
}
