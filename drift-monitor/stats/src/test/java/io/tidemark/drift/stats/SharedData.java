package io.tidemark.drift.stats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The third-party data sets that stand beside the project and not in it. */
public final class SharedData {
    private SharedData() {}

    /** The path of a data set; skips the test, saying so, where it is absent. */
    public static Path require(String name) {
        String given = System.getenv("TIDEMARK_DATA");
        Path folder = given != null ? Path.of(given) : Path.of(System.getProperty("tidemark.root"), "../shared/data");
        Path file = folder.resolve(name).normalize();
        assumeTrue(
                Files.isReadable(file), () -> "skipped: " + file + " is not here; TIDEMARK_DATA can name its folder");
        return file;
    }
}
