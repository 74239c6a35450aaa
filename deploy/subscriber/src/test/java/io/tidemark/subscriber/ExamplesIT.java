package io.tidemark.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.embedded.EmbeddedKafka;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every example of the documentation reads what was written, past a record that is none; skipped where its language is
 * not.
 */
@Tag("component")
class ExamplesIT {

    private static final Path EXAMPLES =
            Path.of(System.getProperty("tidemark.root"), "deploy", "examples", "subscriber");
    private static final int COUNT = 40;
    private static final long PATIENCE_SECONDS = 90;

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private static SentAlerts sent;

    @TempDir
    Path dir;

    @BeforeAll
    static void send() throws Exception {
        sent = SentAlerts.fresh(KAFKA);
        sent.sendBytes(Stream.of(new ProducerRecord<>(sent.topic(), "c-1".getBytes(), "no alert".getBytes())));
        sent.send(IntStream.range(0, COUNT).mapToObj(Alerts::alert));
    }

    @Test
    void java() throws Exception {
        int refused = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        dir.toString(),
                        EXAMPLES.resolve("Alerts.java").toString());
        assertThat(refused).isZero();
        String classPath = dir + System.getProperty("path.separator") + System.getProperty("java.class.path");
        requireAll(run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "Alerts",
                sent.connection().bootstrapServers(),
                sent.connection().schemaRegistryUrl(),
                "example-java-" + sent.topic(),
                sent.connection().topicPrefix(),
                String.valueOf(COUNT)));
    }

    @Test
    void python() throws Exception {
        String python = Stream.of("/usr/bin/python3", "python3")
                .filter(one -> works(one, "-c", "import confluent_kafka, avro"))
                .findFirst()
                .orElse("");
        assumeTrue(!python.isEmpty(), "there is no python3 with confluent-kafka and avro");
        try (WrongRegistry registry = new WrongRegistry(registry())) {
            List<String> said = new ArrayList<>();
            List<Integer> codes = new ArrayList<>();
            while (codes.size() < 5 && !codes.contains(0)) {
                codes.add(run(
                        said,
                        python,
                        EXAMPLES.resolve("alerts.py").toString(),
                        sent.connection().bootstrapServers(),
                        registry.url(),
                        "example-python-" + sent.topic(),
                        sent.topic(),
                        String.valueOf(COUNT)));
            }
            assertThat(codes)
                    .as("what is no registry ends it; it said %s", said)
                    .containsExactly(1, 1, 1, 0);
            requireAll(said);
        }
    }

    @Test
    void node() throws Exception {
        assumeTrue(works("node", "--version") && works("npm", "--version"), "there is no node with npm");
        for (String file : List.of("alerts.mjs", "package.json")) {
            Files.copy(EXAMPLES.resolve(file), dir.resolve(file));
        }
        assumeTrue(
                works("npm", "install", "--prefix", dir.toString(), "--prefer-offline", "--no-audit", "--no-fund"),
                "npm could not install the packages of the example");
        try (WrongRegistry registry = new WrongRegistry(registry())) {
            requireAll(run(
                    "node",
                    dir.resolve("alerts.mjs").toString(),
                    sent.connection().bootstrapServers(),
                    registry.url(),
                    "example-node-" + sent.topic(),
                    sent.topic(),
                    String.valueOf(COUNT)));
        }
    }

    /** It decodes what is there or ends: so from a topic without the record that is none. */
    @Test
    void kcat() throws Exception {
        assumeTrue(works("kcat", "-V"), "there is no kcat");
        SentAlerts sound = SentAlerts.fresh(KAFKA);
        sound.send(IntStream.range(0, COUNT).mapToObj(Alerts::alert));
        List<String> said = run(
                EXAMPLES.resolve("alerts-kcat.sh").toString(),
                sound.connection().bootstrapServers(),
                sound.connection().schemaRegistryUrl(),
                sound.topic(),
                String.valueOf(COUNT));
        boolean decodes = said.stream().noneMatch(line -> line.contains("built without Avro"));
        assertThat(said.stream().filter(line -> line.startsWith("{")))
                .hasSize(COUNT)
                .allMatch(line -> line.contains(decodes ? "\"alert_id\"" : "\"bytes\":"))
                .allMatch(line -> line.contains("\"customer\":\"c-"));
    }

    private static void requireAll(List<String> said) {
        assertThat(said.stream().filter(line -> line.startsWith("0-")).map(line -> line.split(" ")[0]))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, COUNT).mapToObj(i -> "0-" + i).toList());
        assertThat(said).filteredOn(line -> line.contains("passed over")).hasSize(1);
    }

    private static boolean works(String... words) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static URI registry() {
        return URI.create(sent.connection().schemaRegistryUrl());
    }

    /** What it said, on both streams. */
    private List<String> run(String... words) throws Exception {
        List<String> said = new ArrayList<>();
        assertThat(run(said, words)).as("%s", said).isZero();
        return said;
    }

    /** @return its exit code */
    private int run(List<String> said, String... words) throws Exception {
        Path out = dir.resolve("said");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        said.addAll(Files.readAllLines(out));
        assertThat(ended).as("it ended; it said %s", said).isTrue();
        return process.exitValue();
    }
}
