package io.tidemark.log.cluster;

import io.tidemark.log.kafka.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What Kafka's admin client does for the catalogue, with one sentence for each way that it fails. */
final class Cluster implements AutoCloseable {

    private static final int TRIES = 200;
    private static final int TRIES_TO_SEE = 40;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);
    private final Admin admin;
    private final Connection connection;
    private final AdminAnswers answers;

    Cluster(Admin admin, Connection connection) {
        this.admin = admin;
        this.connection = connection;
        this.answers = new AdminAnswers(
                connection, Set.of(UnknownTopicOrPartitionException.class, TopicExistsException.class));
    }

    /** Partition counts of those of these topics that exist. */
    Map<String, Integer> partitions(Collection<String> topics) {
        Map<String, Integer> counts = new HashMap<>();
        admin.describeTopics(topics).topicNameValues().forEach((name, description) -> {
            try {
                counts.put(
                        name,
                        answers.get("describe topic " + name, description)
                                .partitions()
                                .size());
            } catch (UnknownTopicOrPartitionException e) {
                // The answer "missing" is the absence from the map.
                counts.remove(name);
            }
        });
        return counts;
    }

    /** Those of these topics that do not exist, nor come to be seen within {@value #TRIES_TO_SEE} tries. */
    List<String> missing(Collection<String> topics) {
        List<String> missing = new ArrayList<>(topics);
        for (int tries = 0; tries < TRIES_TO_SEE; tries++) {
            missing.removeAll(partitions(missing).keySet());
            if (missing.isEmpty()) {
                break;
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
        return missing;
    }

    /** The settings in force for each of these topics, which must exist. */
    Map<String, Map<String, String>> configs(Collection<String> topics) {
        Map<String, Map<String, String>> configs = new HashMap<>();
        answers.get(
                        "describe the topics' settings",
                        admin.describeConfigs(resources(topics)).all())
                .forEach((topic, config) -> {
                    Map<String, String> settings = new HashMap<>();
                    config.entries().forEach(entry -> settings.put(entry.name(), entry.value()));
                    configs.put(topic.name(), settings);
                });
        return configs;
    }

    void create(String name, int partitions, short replication, Map<String, String> config) {
        Map<String, String> settings = new HashMap<>(config);
        if (Replicas.inSync(replication) > 1) {
            settings.put("min.insync.replicas", String.valueOf(Replicas.inSync(replication)));
        }
        NewTopic topic = new NewTopic(name, partitions, replication).configs(settings);
        try {
            answers.get(
                    "create topic " + name, admin.createTopics(List.of(topic)).config(name));
        } catch (TopicExistsException e) {
            int found = partitions(List.of(name)).getOrDefault(name, partitions);
            if (found != partitions) {
                throw new TopicsException(
                        String.format(
                                Locale.ROOT,
                                "%s was just created by somebody else with %d partitions and not %d",
                                name,
                                found,
                                partitions),
                        e);
            }
        }
    }

    void change(Map<String, Map<String, String>> settings) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        settings.forEach((topic, changed) -> changes.put(
                resource(topic),
                changed.entrySet().stream()
                        .map(entry -> new AlterConfigOp(
                                new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                        .collect(Collectors.toList())));
        answers.get(
                "change settings of " + settings.keySet(),
                admin.incrementalAlterConfigs(changes).all());
    }

    /** A broker hears of a new topic a moment after the controller said that it is created. */
    void awaitPresent(Collection<String> topics) {
        for (int tries = 0; partitions(topics).size() < topics.size(); tries++) {
            if (tries == TRIES) {
                throw new TopicsException(String.format(
                        Locale.ROOT,
                        "Kafka at %s created %s but does not show all of them yet; try again",
                        connection.bootstrapServers(),
                        topics));
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private static Collection<ConfigResource> resources(Collection<String> topics) {
        return topics.stream().map(Cluster::resource).collect(Collectors.toList());
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
