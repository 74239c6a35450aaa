package io.tidemark.cli.docs;

import io.tidemark.features.engine.VectorFlags;
import io.tidemark.scoring.app.decision.fallback.Unclear;
import io.tidemark.scoring.model.cause.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The stable codes that the compiled code can write.
 *
 * @param causes of dead letters and marks: what the classes hold that make one
 * @param flags of decisions
 */
record CodesInTheCode(Set<String> causes, Set<String> flags) {

    /** Codes have two words at least. */
    private static final Pattern CODE = Pattern.compile("[a-z]+(_[a-z]+)+");

    /** Whoever calls one of these writes a cause. */
    private static final Pattern BURIES = Pattern.compile(
            "io/tidemark/.*(DeadLetters\\.of|Burial\\.letter|(Rejection|RefusedEvent|UndecodableRecordException)\\.(<init>|of))");

    /** Classes that hold the flags. */
    private static final Pattern FLAGS = Pattern.compile(".*Flags\\.class|NumberCheck\\.class");

    /** Codes of other kinds in the same classes: metrics of the Flink jobs, and an isolation level. */
    private static final Set<String> OF_OTHER_KINDS = Set.of(
            "dead_letters",
            "records_refused",
            "waiting_labels",
            "waiting_outcomes",
            "undeclared_numbers",
            "read_committed");

    static CodesInTheCode find() throws IOException {
        Set<String> causes = new TreeSet<>();
        Set<String> flags = new TreeSet<>();
        Arrays.stream(Cause.values()).map(Cause::flag).forEach(flags::add);
        Arrays.stream(Unclear.values()).map(Unclear::flag).forEach(flags::add);
        for (URL root : Collections.list(CodesInTheCode.class.getClassLoader().getResources("io/tidemark"))) {
            if (!root.getPath().contains("test-classes")) {
                collect(root, causes, flags);
            }
        }
        causes.removeAll(OF_OTHER_KINDS);
        // The engine over files uses a flag where it makes a rejection of something else.
        causes.remove(VectorFlags.MIXED_CURRENCY);
        return new CodesInTheCode(causes, flags);
    }

    private static void collect(URL root, Set<String> causes, Set<String> flags) throws IOException {
        if (root.getProtocol().equals("jar")) {
            URI jar = URI.create(root.toString().substring(0, root.toString().indexOf("!/")));
            try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
                collect(files.getPath("io/tidemark"), causes, flags);
            }
        } else {
            collect(Path.of(URI.create(root.toString())), causes, flags);
        }
    }

    private static void collect(Path root, Set<String> causes, Set<String> flags) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    StringConstants constants = StringConstants.read(in);
                    if (constants.methods().stream().anyMatch(BURIES.asMatchPredicate())) {
                        addCodes(constants, causes);
                    }
                    if (FLAGS.matcher(file.getFileName().toString()).matches()) {
                        addCodes(constants, flags);
                    }
                }
            }
        }
    }

    private static void addCodes(StringConstants constants, Set<String> codes) {
        constants.strings().stream().filter(CODE.asMatchPredicate()).forEach(codes::add);
    }
}
