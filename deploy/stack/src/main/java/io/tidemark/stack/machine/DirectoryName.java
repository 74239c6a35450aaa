package io.tidemark.stack.machine;

import io.tidemark.schemas.text.ShellWord;
import java.nio.file.Path;
import java.util.Optional;

/** Which names of a data directory the parts of the stack can be told. */
public final class DirectoryName {

    /**
     * Kafka and the bundle places part lists at commas, Flink at colons, H2 its settings at semicolons; Quarkus reads a
     * backslash and ${ as its own.
     */
    private static final String REFUSED = ",:;\\";

    private DirectoryName() {}

    /** What is wrong with it, in one sentence; empty if nothing is. */
    public static Optional<String> fault(Path directory) {
        return refused(directory.toAbsolutePath().toString())
                .map(found ->
                        "the data directory %s has %s in its name, which parts of the stack take for something else; choose another --data-dir"
                                .formatted(ShellWord.of(directory), found));
    }

    private static Optional<String> refused(String name) {
        if (name.contains("${")) {
            return Optional.of("${");
        }
        return name.chars()
                .filter(c -> REFUSED.indexOf(c) >= 0 || Character.isISOControl(c))
                .mapToObj(c -> Character.isISOControl(c)
                        ? "a control character"
                        : "a " + Character.getName(c).toLowerCase(java.util.Locale.ROOT))
                .findFirst();
    }
}
