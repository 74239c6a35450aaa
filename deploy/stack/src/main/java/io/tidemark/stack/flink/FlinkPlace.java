package io.tidemark.stack.flink;

import java.nio.file.Path;

/**
 * Directories as Flink is told them. It takes what stands behind {@code file:} as it is, so an address in which a space
 * is %20 would be a directory of that name.
 */
final class FlinkPlace {

    private FlinkPlace() {}

    static String of(Path directory) {
        return new org.apache.flink.core.fs.Path(
                        "file", null, directory.toAbsolutePath().toString())
                .toString();
    }
}
