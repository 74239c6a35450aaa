package io.tidemark.webhooks;

import static org.awaitility.Awaitility.await;

import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import io.tidemark.process.ChildProcess;
import io.tidemark.process.JavaCommand;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;

/** The process, as a program of its own. */
final class WebhooksProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ChildProcess child;
    private final Connection connection;
    private final List<String> groups;

    private WebhooksProcess(ChildProcess child, Connection connection, List<String> groups) {
        this.child = child;
        this.connection = connection;
        this.groups = groups;
    }

    static WebhooksProcess start(Path dir, Properties settings, Connection connection) throws IOException {
        Path file = dir.resolve("webhooks.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        ChildProcess child = ChildProcess.start(
                "webhooks",
                JavaCommand.of(WebhooksMain.class.getName()).heap(256).argument(file.toString()),
                dir.resolve("webhooks-" + UUID.randomUUID() + ".log"));
        List<String> groups = settings.stringPropertyNames().stream()
                .filter(key -> key.endsWith(".url") && key.startsWith("endpoint."))
                .map(key -> connection.topicPrefix() + "tidemark-webhooks-"
                        + key.substring("endpoint.".length(), key.length() - ".url".length()))
                .toList();
        return new WebhooksProcess(child, connection, groups);
    }

    /** Every endpoint has its place in all partitions. */
    void awaitReady() throws Exception {
        try (Admin admin = Clients.admin(connection)) {
            Map<String, ListConsumerGroupOffsetsSpec> all =
                    groups.stream().collect(Collectors.toMap(one -> one, one -> new ListConsumerGroupOffsetsSpec()));
            int partitions = admin.describeTopics(List.of(connection.topic(Topics.ALERTS_FRAUD)))
                    .allTopicNames()
                    .get()
                    .get(connection.topic(Topics.ALERTS_FRAUD))
                    .partitions()
                    .size();
            await().atMost(PATIENCE)
                    .until(() -> !child.isAlive()
                            || admin.listConsumerGroupOffsets(all).all().get().values().stream()
                                    .allMatch(places -> places.size() == partitions));
            if (!child.isAlive()) {
                throw new AssertionError("it has ended: " + log());
            }
        }
    }

    String log() throws IOException {
        return Files.readString(child.log());
    }

    /** SIGKILL. */
    void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }
}
