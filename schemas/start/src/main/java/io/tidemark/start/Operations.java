package io.tidemark.start;

import io.tidemark.ops.OpsPlace;
import io.tidemark.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a process is watched and logs, by the keys of {@link OperationsKeys}.
 */
public record Operations(OpsPlace place, Log log) {

    /**
     * Where the log goes.
     *
     * @param file empty for standard output
     * @param fileBytes of one file at most
     * @param files at most
     */
    public record Log(LogFormat format, Optional<Path> file, long fileBytes, int files) {}

    /** As they are set. */
    public static Operations of(Settings settings) {
        return new Operations(
                OpsPlace.of(settings),
                new Log(
                        settings.get(OperationsKeys.LOG_FORMAT),
                        settings.find(OperationsKeys.LOG_FILE),
                        settings.get(OperationsKeys.LOG_FILE_SIZE),
                        settings.get(OperationsKeys.LOG_FILES)));
    }
}
