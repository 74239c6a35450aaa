package io.tidemark.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Layers;
import io.tidemark.settings.kind.Kinds;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secret files that the user of a process may not read, whom a test as root must become first. */
class SecretsOfOthersTest {

    private static final boolean ROOT = System.getProperty("user.name").equals("root");
    private static final String USER = ROOT ? "nobody" : System.getProperty("user.name");

    private Path folder;

    @BeforeEach
    void makeAFolderThatEverybodyMayEnter() throws IOException {
        folder = Files.createTempDirectory("secrets");
        open(folder);
    }

    @AfterEach
    void remove() throws Exception {
        new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
    }

    @Test
    void aSettingsFileIsNamedWithTheUserAndTheRemedy() throws Exception {
        Path settings = closed("scoring.properties", "bootstrap.servers=b:1\nschema.registry.url=http://r\n");
        assertThat(startedWith(settings))
                .contains(settings + ": the settings file cannot be read: user " + USER
                        + " may not read it, it belongs to " + System.getProperty("user.name") + " (---------)")
                .contains("let that user read it");
    }

    @Test
    void aKeyFileIsNamedWithTheUserAndTheRemedy() throws Exception {
        Path key = closed("key.pem", "a key");
        assertThat(startedWith(settings("models.signing.key=" + key)))
                .contains("models.signing.key is \"" + key + "\", but user " + USER + " may not read it, it belongs to")
                .contains("let that user read it");
    }

    @Test
    void whatASettingRefersToIsNamedWithTheUserAndTheRemedy() throws Exception {
        Path secrets = closed("secrets.properties", "password=hunter2\n");
        Path token = closed("token", "hunter2");
        Path safe = Files.createDirectory(folder.resolve("safe"));
        Files.writeString(safe.resolve("in"), "hunter2");
        Files.setPosixFilePermissions(safe, PosixFilePermissions.fromString("---------"));
        assertThat(startedWith(settings(String.join(
                        System.lineSeparator(),
                        "kafka.ssl.key.password=${file:" + secrets + ":password}",
                        "kafka.client.id=${directory:" + folder + ":token}",
                        "kafka.client.rack=${directory:" + safe + ":in}"))))
                .contains("kafka.ssl.key.password refers to ${file:" + secrets + ":password}, and user " + USER
                        + " may not read it, it belongs to")
                .contains("kafka.client.id refers to ${directory:" + folder + ":token}, and user " + USER)
                .contains("user " + USER + " may not look into its folder; let that user enter " + safe)
                .doesNotContain("hunter2")
                .doesNotContain(token + ":")
                .doesNotContain("\tat ");
    }

    private Path settings(String more) throws IOException {
        Path file = Files.writeString(
                folder.resolve("scoring.properties"), "bootstrap.servers=b:1\nschema.registry.url=http://r\n" + more);
        open(file);
        return file;
    }

    private Path closed(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        return file;
    }

    private static void open(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What a process says that starts with the file. */
    private String startedWith(Path settings) throws Exception {
        List<String> words = new ArrayList<>();
        if (ROOT) {
            words.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                Start.class.getName(),
                settings.toString()));
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** Copies, since the user may not enter the folders where the originals lie. */
    private String classPath() throws Exception {
        List<String> entries = new ArrayList<>();
        for (Class<?> one : List.of(
                Start.class,
                Layers.class,
                Connection.class,
                io.tidemark.schemas.FeatureRecord.class,
                org.apache.avro.Schema.class,
                org.apache.kafka.common.KafkaException.class,
                org.slf4j.Logger.class)) {
            Path from = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path to = folder.resolve("classes-" + entries.size() + (Files.isDirectory(from) ? "" : ".jar"));
            copy(from, to);
            entries.add(to.toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                open(Files.copy(one, to.resolve(from.relativize(one).toString())));
            }
        }
    }

    /** Reads settings as a process does. */
    static final class Start {
        private static final Key<Path> KEY = Key.of("models.signing.key", Kinds.SECRET_FILE, "a key");

        private Start() {}

        public static void main(String[] args) {
            Keys keys = Keys.of("scoring", "A process", ConnectionKeys.ALL, KEY);
            try {
                Layers.of(keys, Map.of(), args)
                        .read(
                                settings -> {
                                    settings.find(KEY);
                                    Connection.of(settings).requireSecrets();
                                    return settings;
                                },
                                warning -> {});
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
