package io.tidemark.cli;

import java.nio.file.Path;

/** The third-party data sets that stand beside the project and not in it. */
public final class SharedData {

    private SharedData() {}

    /** A file of them, which may be absent. */
    public static Path path(String name) {
        String given = System.getenv("TIDEMARK_DATA");
        Path folder =
                given != null ? Path.of(given) : Path.of(System.getProperty("tidemark.root", "."), "../shared/data");
        return folder.resolve(name).normalize();
    }
}
