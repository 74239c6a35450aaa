package io.tidemark.scoring.app.streams;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.log.topics.Limits;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the cluster says of topics at the start.
 *
 * @param replication replicas of the topic that is read
 * @param mostBytes the largest message that each of the topics takes, by full name
 */
public record LogFacts(short replication, Map<String, Integer> mostBytes) {

    private static final Logger LOG = LoggerFactory.getLogger(LogFacts.class);
    private static final String MAX_MESSAGE_BYTES = "max.message.bytes";

    /**
     * @param read full name of the topic that is read
     * @param written full names of the topics that are written
     */
    public static LogFacts of(Admin admin, Connection connection, String read, List<String> written) {
        TopicDescription described = get(
                        connection, admin.describeTopics(List.of(read)).allTopicNames())
                .get(read);
        short replication = (short) described.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(1);
        List<ConfigResource> topics = written.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<String, Integer> mostBytes = new HashMap<>();
        admin.describeConfigs(topics)
                .values()
                .forEach((topic, answer) -> mostBytes.put(topic.name(), mostBytes(connection, topic.name(), answer)));
        return new LogFacts(replication, Map.copyOf(mostBytes));
    }

    /** Where the process may not see it, what the catalogue gives the topic. */
    private static int mostBytes(Connection connection, String topic, KafkaFuture<Config> answer) {
        try {
            return Integer.parseInt(
                    get(connection, answer).get(MAX_MESSAGE_BYTES).value());
        } catch (KafkaException e) {
            if (!(e.getCause() instanceof ExecutionException denied)
                    || !(denied.getCause() instanceof AuthorizationException)) {
                throw e;
            }
            int usual = Topics.ALL.stream()
                    .filter(one -> connection.topic(one).equals(topic))
                    .mapToInt(Topic::maxMessageBytes)
                    .findFirst()
                    .orElse(Limits.USUAL_BYTES);
            LOG.warn(
                    "the right DescribeConfigs on topic {} is missing, so it is trusted to take messages of {} bytes, as"
                            + " the catalogue says",
                    topic,
                    usual);
            return usual;
        }
    }

    static <T> T get(Connection connection, KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException timeout) {
                throw new KafkaUnreachableException(connection, "describe the topics", timeout);
            }
            throw new KafkaException(
                    "Kafka at %s does not describe the topics that scoring reads and writes: %s"
                            .formatted(
                                    connection.bootstrapServers(), e.getCause().getMessage()),
                    e);
        }
    }
}
