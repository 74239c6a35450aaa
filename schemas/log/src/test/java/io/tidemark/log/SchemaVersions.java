package io.tidemark.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The committed versions of every record's schema: {@code schemas/records/src/main/schema-versions/<Record>/v<N>.avsc},
 * N from 1 without gaps.
 */
final class SchemaVersions {

    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
    private static final Path COMMITTED =
            MODULE.resolve("../records/src/main/schema-versions").normalize();
    private static final Path PROPOSED = MODULE.resolve("target/schema-versions");

    private SchemaVersions() {}

    /** All versions of this record, oldest first. */
    static List<Schema> of(String record) {
        List<Schema> versions = new ArrayList<>();
        for (Path file = file(COMMITTED, record, 1);
                Files.exists(file);
                file = file(COMMITTED, record, versions.size() + 1)) {
            versions.add(parse(file));
        }
        return versions;
    }

    /** The names of all records with committed versions, sorted. */
    static List<String> records() throws IOException {
        try (var folders = Files.list(COMMITTED)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** How many files there are, whether their numbers have gaps or not. */
    static int files(String record) throws IOException {
        try (var files = Files.list(COMMITTED.resolve(record))) {
            return Math.toIntExact(files.count());
        }
    }

    /** Writes the file that a new version would be, and says where to put it. */
    static String propose(String record, Schema schema) throws IOException {
        int version = of(record).size() + 1;
        Path proposed = file(PROPOSED, record, version);
        Files.createDirectories(proposed.getParent());
        Files.writeString(proposed, schema.toString(true) + "\n");
        return "The schema of %s is not its newest committed version. If the change is meant: mkdir -p %s && cp %s %s"
                .formatted(record, COMMITTED.resolve(record), proposed, file(COMMITTED, record, version));
    }

    private static Path file(Path folder, String record, int version) {
        return folder.resolve(record).resolve("v" + version + ".avsc");
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
