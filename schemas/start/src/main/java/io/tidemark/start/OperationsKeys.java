package io.tidemark.start;

import io.tidemark.ops.OpsKeys;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.kind.Kinds;
import java.nio.file.Path;

/** How a process is watched and logs. */
public final class OperationsKeys {

    static final Key<LogFormat> LOG_FORMAT = Key.of(
                    "log.format", Kinds.choice(LogFormat.class), "lines of the log for people, or one JSON object each")
            .usually(LogFormat.TEXT);

    static final Key<Path> LOG_FILE =
            Key.of("log.file", Kinds.PATH, "where the log is written to").usuallyAs("standard output");

    static final Key<Long> LOG_FILE_SIZE = Key.of(
                    "log.file.size", Kinds.BYTES, "beyond which a file of the log is closed and the next one begun")
            .usually(16L << 20)
            .atLeast(4_096L);

    static final Key<Integer> LOG_FILES = Key.of(
                    "log.files", Kinds.WHOLE, "files of the log that are kept, the one that is written included")
            .usually(4)
            .atLeast(2)
            .atMost(1_000);

    /** All of them. */
    public static final Keys ALL = Keys.of(
            "operations",
            "How the process is watched and logs.",
            OpsKeys.ALL,
            Keys.of("log", "The log of the process.", LOG_FORMAT, LOG_FILE, LOG_FILE_SIZE, LOG_FILES));

    private OperationsKeys() {}
}
