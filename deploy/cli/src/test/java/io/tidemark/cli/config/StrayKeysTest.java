package io.tidemark.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.stack.settings.Settable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A setting is named once: in its file of keys. */
class StrayKeysTest {

    private static final Path ROOT = Path.of(System.getProperty("tidemark.root"));
    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9_-]+(?:\\.[a-z0-9_-]+)+)\"");
    private static final Pattern READ = Pattern.compile(
            "(?:get|getOrDefault|containsKey|remove|getProperty)\\(\\s*\"([a-z0-9_-]+(?:\\.[a-z0-9_-]+)+)\"");

    /** Where a literal is no key of ours, or is written as a user writes it. */
    private static final Set<String> ALLOWED = Set.of(
            // Flink's own option of the same name.
            "FlinkSettings.java rest.port",
            // Kafka's own, of its clients and of its broker.
            "EmbeddedBroker.java bootstrap.servers",
            "GuardedBroker.java bootstrap.servers",
            "Connection.java max.request.size",
            "BrokerMain.java log.dirs",
            "EmbeddedBroker.java cluster.id",
            // A key that three processes have, made in one place.
            "TransactionTimeout.java transaction.timeout",
            // What Flink's page shows, and what a parent tells a child.
            "Service.java log.file",
            "BoundedLog.java tidemark.log.file",
            "BoundedLog.java tidemark.log.files",
            // What the JVM is asked for.
            "FlinkPlace.java java.class.path",
            "DetachedUp.java java.class.path",
            "JavaCommand.java java.class.path",
            "DetachedUp.java java.home",
            "JavaCommand.java java.home",
            "ServerCertificate.java java.home",
            "ArgumentEncoding.java sun.jnu.encoding",
            "TrainingProcess.java java.io.tmpdir",
            "DrawnPorts.java java.io.tmpdir",
            "DrawnPorts.java user.name",
            "Refused.java user.name",
            "Requester.java user.name");

    /** Files that set settings as a user does, which are checked when they are read. */
    private static final Set<String> USERS = Set.of("DemoStack.java", "EmbeddedKafka.java");

    @Test
    void no_text_in_the_product_names_a_key_outside_of_the_files_of_keys() throws IOException {
        Set<String> names = Settable.allKeys().stream()
                .map(Keys::keys)
                .flatMap(List::stream)
                .map(Key::name)
                .filter(name -> name.contains("."))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> strays = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(StrayKeysTest::isSource).forEach(file -> strays(file, names, strays));
        }
        assertThat(strays).isEmpty();
    }

    private static boolean isSource(Path file) {
        String path = ROOT.relativize(file).toString().replace('\\', '/');
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".java")
                && path.contains("src/main/java")
                && !path.contains("/target/")
                && !path.startsWith("deploy/bench")
                && !name.matches(".*Keys?\\.java")
                && !USERS.contains(name);
    }

    private static void strays(Path file, Set<String> names, List<String> strays) {
        String text = code(file);
        Matcher literal = LITERAL.matcher(text);
        while (literal.find()) {
            String written = literal.group(1);
            boolean key = names.contains(written) || names.contains(written.substring(written.indexOf('.') + 1));
            add(file, written, key, strays);
        }
        Matcher read = READ.matcher(text);
        while (read.find()) {
            add(file, read.group(1), true, strays);
        }
    }

    private static void add(Path file, String written, boolean key, List<String> strays) {
        String place = file.getFileName() + " " + written;
        if (key && !ALLOWED.contains(place)) {
            strays.add(place);
        }
    }

    /** Without comments, which name keys as documents do. */
    private static String code(Path file) {
        try {
            return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
