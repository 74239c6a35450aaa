package io.tidemark.log.cluster;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Partitions;
import io.tidemark.log.topics.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.acl.AclOperation;

/**
 * What a process needs of Kafka, held against what is there before the process begins: topics, their partitions, and
 * its rights as far as Kafka lets it see them. Everything that is missing is named at once.
 *
 * <pre>{@code
 * new LogNeeds("scoring").reads(Topics.FEATURES).writes(Topics.SCORES).group(id).require(connection);
 * }</pre>
 */
public final class LogNeeds {

    private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private final String process;
    private final Map<Topic<?>, Set<AclOperation>> topics = new LinkedHashMap<>();
    private final List<String> groups = new ArrayList<>();
    private final List<String> transactions = new ArrayList<>();

    /** @param process who needs it, for the sentence */
    public LogNeeds(String process) {
        this.process = process;
    }

    /** Who needs it. */
    public String process() {
        return process;
    }

    /** Topics that it reads. */
    public LogNeeds reads(Topic<?>... read) {
        return add(AclOperation.READ, read);
    }

    /** Topics that it writes. */
    public LogNeeds writes(Topic<?>... written) {
        return add(AclOperation.WRITE, written);
    }

    /** A consumer group that it reads under. */
    public LogNeeds group(String id) {
        groups.add(id);
        return this;
    }

    /** A transactional id that it writes under. */
    public LogNeeds transactions(String id) {
        transactions.add(id);
        return this;
    }

    /** All of the topics. */
    public List<Topic<?>> topics() {
        return List.copyOf(topics.keySet());
    }

    /** Those of the topics that it reads. */
    public List<Topic<?>> topicsRead() {
        return topics().stream()
                .filter(topic -> topics.get(topic).contains(AclOperation.READ))
                .toList();
    }

    /**
     * Returns when everything is there.
     *
     * @return how many partitions each topic has
     * @throws TopicsException naming all that is missing once the connection's patience is at its end
     * @throws io.tidemark.log.kafka.KafkaUnreachableException if Kafka does not answer
     */
    public Map<Topic<?>, Integer> require(Connection connection) {
        connection.requireSecrets();
        long deadline = System.nanoTime() + connection.startPatience().toNanos();
        try (LogFacts facts = LogFacts.of(connection)) {
            while (true) {
                Map<Topic<?>, Integer> partitions = new LinkedHashMap<>();
                Set<String> missing = missing(connection, facts, partitions);
                if (missing.isEmpty()) {
                    return partitions;
                }
                if (System.nanoTime() > deadline) {
                    throw new TopicsException(String.format(
                            Locale.ROOT,
                            "Kafka at %s does not have what %s needs: %s",
                            connection.bootstrapServers(),
                            process,
                            String.join("; ", missing)));
                }
                LockSupport.parkNanos(AGAIN_NANOS);
            }
        }
    }

    private Set<String> missing(Connection connection, LogFacts facts, Map<Topic<?>, Integer> partitions) {
        Set<String> missing = new TreeSet<>();
        Set<String> absent = new TreeSet<>();
        Map<String, LogFacts.Fact> found =
                facts.topics(topics.keySet().stream().map(connection::topic).toList());
        topics.forEach((topic, operations) -> {
            String name = connection.topic(topic);
            LogFacts.Fact fact = found.get(name);
            if (fact.absent()) {
                absent.add(name);
            } else if (fact.hidden()) {
                operations.forEach(operation -> missing.add(right(operation.name(), "topic " + name)));
            } else {
                partitions.put(topic, fact.partitions());
                operations.stream()
                        .filter(operation -> !fact.allows(operation))
                        .forEach(operation -> missing.add(right(operation.name(), "topic " + name)));
                if (topic.partitions() == Partitions.SINGLE && fact.partitions() != 1) {
                    missing.add("topic " + name + " has " + fact.partitions()
                            + " partitions and must have 1, since its records have one order");
                }
            }
        });
        if (!absent.isEmpty()) {
            missing.add((absent.size() == 1 ? "topic " : "topics ") + String.join(", ", absent)
                    + (absent.size() == 1 ? " is" : " are")
                    + " missing, create the topics with: tidemark topics apply");
        }
        groups.stream()
                .filter(group -> !facts.mayReadIn(group))
                .forEach(group -> missing.add(right("READ", "consumer group " + group)));
        transactions.stream()
                .filter(id -> !facts.mayWriteUnder(id))
                .forEach(id -> missing.add(right("WRITE", "transactional id " + id)));
        return missing;
    }

    private static String right(String operation, String what) {
        return "the right " + operation + " on " + what + " is missing, grant it to the user of this process";
    }

    private LogNeeds add(AclOperation operation, Topic<?>... which) {
        for (Topic<?> topic : which) {
            topics.computeIfAbsent(topic, one -> new TreeSet<>()).add(operation);
        }
        return this;
    }
}
