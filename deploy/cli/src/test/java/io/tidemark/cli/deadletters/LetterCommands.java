package io.tidemark.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.Run;
import io.tidemark.cli.reading.TopicReader;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** {@code tidemark dead-letters}, as somebody types it, and what has come of it. */
record LetterCommands(Connection connection) {

    List<ConsumerRecord<String, byte[]>> committed(Topic<?> topic) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        new TopicReader(connection).read(topic, TopicReader.Start.beginning(), false, found::add);
        return found;
    }

    /** What it prints as JSON, after it has ended with this code. */
    JsonNode json(int code, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-o", "json"));
        Run run = text(all.toArray(String[]::new));
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        return new ObjectMapper().readTree(run.out());
    }

    Run text(String... words) {
        List<String> all = new ArrayList<>(List.of("dead-letters"));
        all.addAll(List.of(words));
        all.addAll(List.of("--bootstrap-servers", connection.bootstrapServers()));
        all.addAll(List.of("--schema-registry", connection.schemaRegistryUrl()));
        all.addAll(List.of("--topic-prefix", connection.topicPrefix()));
        return Run.of(all.toArray(String[]::new));
    }
}
