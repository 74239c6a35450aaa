package io.tidemark.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bill of materials in the archive says of each library what it is, and under which licence. */
@Tag("component")
class BillOfMaterialsIT {

    /** Which ask for no more than to be named, and not for the source of what they are linked with. */
    private static final Set<String> LICENCES = Set.of(
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-1.0",
            "EPL-2.0",
            "MIT",
            "MIT-0",
            "MPL-2.0",
            "Public Domain",
            "Unlicense");

    /** What their poms do not say, or in other words: as the jars or their sources have it. */
    private static final Map<String, String> BY_HAND = Map.of(
            "org.apache.flink/flink-sql-avro-confluent-registry", "Apache-2.0, and of its parts META-INF/licenses",
            "org.apache.datasketches/datasketches-memory", "Apache-2.0: META-INF/LICENSE",
            "com.google.re2j/re2j", "BSD-3-Clause, which its pom calls the Go License",
            "org.openjdk.jmh/jmh-core", "GPL-2.0 with the classpath exception; on the class path of benchmarks alone");

    private static UnpackedArchive archive;
    private static JsonNode bill;

    @BeforeAll
    static void unpack() throws Exception {
        archive = UnpackedArchive.unpack();
        bill = new ObjectMapper().readTree(archive.home().resolve("sbom.json").toFile());
    }

    @AfterAll
    static void remove() throws Exception {
        archive.remove();
    }

    @Test
    void everyLibraryOfTheArchiveIsInItByItsHash() throws Exception {
        Set<String> named = new TreeSet<>();
        for (JsonNode component : bill.get("components")) {
            for (JsonNode hash : component.path("hashes")) {
                if (hash.get("alg").asText().equals("SHA-256")) {
                    named.add(hash.get("content").asText());
                }
            }
        }
        List<String> unnamed = new ArrayList<>();
        for (Path jar : libraries()) {
            if (!named.contains(sha256(jar))) {
                unnamed.add(jar.getFileName().toString());
            }
        }
        assertThat(unnamed).isEmpty();
    }

    @Test
    void everyLicenceIsOneThatAsksForNoMoreThanToBeNamed() {
        Map<String, Set<String>> others = new TreeMap<>();
        for (JsonNode component : bill.get("components")) {
            Set<String> licences = licences(component);
            String name = component.path("group").asText() + "/"
                    + component.path("name").asText();
            if (licences.stream().noneMatch(LICENCES::contains) && !BY_HAND.containsKey(name)) {
                others.put(component.get("purl").asText(), licences);
            }
        }
        assertThat(others).isEmpty();
    }

    private static Set<String> licences(JsonNode component) {
        Set<String> found = new TreeSet<>();
        for (JsonNode each : component.path("licenses")) {
            JsonNode licence = each.path("license");
            found.add(
                    licence.hasNonNull("id")
                            ? licence.get("id").asText()
                            : licence.path("name").asText());
            if (each.hasNonNull("expression")) {
                found.addAll(List.of(each.get("expression").asText().split(" OR ")));
            }
        }
        return found;
    }

    private static List<Path> libraries() throws IOException {
        try (Stream<Path> files = Files.list(archive.home().resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.getFileName().toString().startsWith("tidemark-"))
                    .toList();
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
