package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.log.kafka.Connection;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import io.tidemark.scoring.rollout.RolloutMain;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** Commands, and a process of the rollout, that are told of servers by their options and settings. */
public record OnServers(Connection connection) {

    /** Runs a command with the addresses behind its words. */
    public Run run(String... command) {
        return Run.of(Stream.concat(
                        Stream.of(command),
                        Stream.of(
                                "--bootstrap-servers", connection.bootstrapServers(),
                                "--schema-registry", connection.schemaRegistryUrl(),
                                "--topic-prefix", connection.topicPrefix()))
                .toArray(String[]::new));
    }

    /** The JSON of a command that ends with this code. */
    public JsonNode json(int code, String... command) throws IOException {
        Run run = run(words(command, "-o", "json"));
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        return new ObjectMapper().readTree(run.out());
    }

    /** Starts a rollout that writes its settings and its log into this directory. */
    public ChildProcess rollout(Path dir, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(connection.toProperties());
        properties.putAll(settings);
        Path file = dir.resolve("rollout.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        JavaCommand command =
                JavaCommand.of(RolloutMain.class.getName()).heap(256).small().argument(file.toString());
        return ChildProcess.start("rollout", command, dir.resolve("rollout.log"));
    }

    /** Words behind words. */
    public static String[] words(String[] first, String... then) {
        return Stream.concat(Stream.of(first), Stream.of(then)).toArray(String[]::new);
    }
}
