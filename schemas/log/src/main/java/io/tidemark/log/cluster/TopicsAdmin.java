package io.tidemark.log.cluster;

import io.tidemark.log.cluster.AppliedTopic.Outcome;
import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** Makes the topics of a cluster those of the catalogue, and says what is missing. */
public final class TopicsAdmin implements AutoCloseable {

    private final Cluster cluster;
    private final Connection connection;

    /** Works with this client, which {@link #close()} closes. */
    public TopicsAdmin(Admin admin, Connection connection) {
        this.cluster = new Cluster(admin, connection);
        this.connection = connection;
    }

    /** With a client of its own, which gives up after 15 seconds unless the connection says otherwise. */
    public static TopicsAdmin connect(Connection connection) {
        connection.requireSecrets();
        return new TopicsAdmin(Clients.admin(connection), connection);
    }

    /**
     * Creates the topics that are missing and gives the others the catalogue's settings. Idempotent.
     *
     * @param keyedPartitions partitions of each keyed topic
     * @param replication replicas of each new partition; with 3 or more, a write needs 2 of them
     * @return what was done, in the catalogue's order
     * @throws TopicsException if a topic has another number of partitions; nothing is changed then, since every
     *     customer's order and every offset on record hangs on that number
     * @throws io.tidemark.log.kafka.KafkaUnreachableException if Kafka does not answer
     */
    public List<AppliedTopic> apply(int keyedPartitions, short replication) {
        Map<String, Integer> present = cluster.partitions(names(Topics.ALL));
        refuseOtherCounts(present, keyedPartitions);
        List<Topic<?>> missing = Topics.ALL.stream()
                .filter(topic -> !present.containsKey(connection.topic(topic)))
                .collect(Collectors.toList());
        Map<String, Map<String, String>> changes = changes(present.keySet());
        missing.forEach(topic -> cluster.create(
                connection.topic(topic), topic.partitions().count(keyedPartitions), replication, topic.config()));
        cluster.change(changes);
        cluster.awaitPresent(names(missing));
        List<AppliedTopic> done = new ArrayList<>();
        for (Topic<?> topic : Topics.ALL) {
            String name = connection.topic(topic);
            Outcome outcome = missing.contains(topic)
                    ? Outcome.CREATED
                    : changes.containsKey(name) ? Outcome.CHANGED : Outcome.PRESENT;
            done.add(new AppliedTopic(name, topic.partitions().count(keyedPartitions), outcome));
        }
        return done;
    }

    /**
     * Throws unless all of these topics exist. One that was created a moment ago is waited for, since a broker may not
     * have heard of it yet.
     *
     * @throws TopicsException naming those that do not
     */
    public void requirePresent(Topic<?>... topics) {
        List<String> missing = cluster.missing(names(Arrays.asList(topics)));
        if (!missing.isEmpty()) {
            throw new TopicsException(String.format(
                    Locale.ROOT,
                    "%s %s missing on Kafka at %s; create the topics with: tidemark topics apply",
                    (missing.size() == 1 ? "Topic " : "Topics ") + String.join(", ", missing),
                    missing.size() == 1 ? "is" : "are",
                    connection.bootstrapServers()));
        }
    }

    /**
     * How many partitions the topic has.
     *
     * @throws TopicsException if it does not exist
     */
    public int partitions(Topic<?> topic) {
        requirePresent(topic);
        String name = connection.topic(topic);
        return cluster.partitions(List.of(name)).get(name);
    }

    @Override
    public void close() {
        cluster.close();
    }

    private void refuseOtherCounts(Map<String, Integer> present, int keyedPartitions) {
        Map<String, String> others = new TreeMap<>();
        for (Topic<?> topic : Topics.ALL) {
            int wanted = topic.partitions().count(keyedPartitions);
            Integer found = present.get(connection.topic(topic));
            if (found != null && found != wanted) {
                others.put(
                        connection.topic(topic),
                        String.format(Locale.ROOT, "has %d partitions and not %d", found, wanted));
            }
        }
        if (!others.isEmpty()) {
            String which = others.entrySet().stream()
                    .map(other -> other.getKey() + " " + other.getValue())
                    .collect(Collectors.joining(", "));
            throw new TopicsException(String.format(
                    Locale.ROOT,
                    "%s; changing that would break the order of each customer's events, so apply with the count that"
                            + " is there or use another topic.prefix",
                    which));
        }
    }

    /** The settings that differ from the catalogue's, by topic. */
    private Map<String, Map<String, String>> changes(Set<String> present) {
        Map<String, Map<String, String>> found = cluster.configs(present);
        Map<String, Map<String, String>> changes = new HashMap<>();
        for (Topic<?> topic : Topics.ALL) {
            Map<String, String> now = found.get(connection.topic(topic));
            if (now != null) {
                Map<String, String> other = new HashMap<>(topic.config());
                other.entrySet().removeIf(setting -> setting.getValue().equals(now.get(setting.getKey())));
                if (!other.isEmpty()) {
                    changes.put(connection.topic(topic), other);
                }
            }
        }
        return changes;
    }

    private List<String> names(List<Topic<?>> topics) {
        return topics.stream().map(connection::topic).collect(Collectors.toCollection(ArrayList::new));
    }
}
