package io.tidemark.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One class makes Kafka's clients; what makes a broker, a test or a benchmark is no part of the product. */
class ClientsTest {

    private static final Path ROOT = Path.of(System.getProperty("tidemark.root"));
    private static final Pattern MAKES =
            Pattern.compile("new\\s+Kafka(Consumer|Producer)\\s*<|\\b(Admin|AdminClient|KafkaAdminClient)\\.create\\(");
    private static final List<String> OUTSIDE =
            List.of("deploy/bench", "deploy/embedded", "schemas/testkit", "stream-scoring/testkit");

    @Test
    void onlyOneClassMakesKafkasClients() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(ClientsTest::isSource)
                            .filter(ClientsTest::makesClients)
                            .map(file -> String.valueOf(file.getFileName())))
                    .as("ours, those that Kafka Streams takes from its supplier, and those of other programs")
                    .containsExactlyInAnyOrder("Clients.java", "CommittingClients.java", "SubscriberClients.java");
        }
    }

    private static boolean isSource(Path file) {
        String path = ROOT.relativize(file).toString().replace('\\', '/');
        return path.endsWith(".java")
                && path.contains("src/main/java")
                && !path.contains("/target/")
                && OUTSIDE.stream().noneMatch(path::startsWith);
    }

    private static boolean makesClients(Path file) {
        try {
            return MAKES.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
