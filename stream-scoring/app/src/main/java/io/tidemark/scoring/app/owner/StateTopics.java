package io.tidemark.scoring.app.owner;

import io.tidemark.log.cluster.Replicas;
import io.tidemark.scoring.app.streams.Changelogs;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The changelogs of two applications, partition by partition.
 *
 * @param pairs from the one that leaves to the one that inherits
 */
record StateTopics(Map<TopicPartition, TopicPartition> pairs) {

    /**
     * Creates those that the heir lacks, as Kafka Streams would.
     *
     * @param stores that either may have
     */
    static StateTopics of(Admin admin, String from, String to, Set<String> stores, short replication)
            throws ExecutionException, InterruptedException {
        Set<String> all = admin.listTopics().names().get();
        Map<TopicPartition, TopicPartition> pairs = new LinkedHashMap<>();
        for (String store : stores.stream().sorted().toList()) {
            String left = changelog(from, store);
            String own = changelog(to, store);
            if (all.contains(left)) {
                int partitions = partitions(admin, left);
                if (!all.contains(own)) {
                    create(admin, own, partitions, replication);
                }
                for (int partition = 0; partition < partitions; partition++) {
                    pairs.put(new TopicPartition(left, partition), new TopicPartition(own, partition));
                }
            }
        }
        return new StateTopics(pairs);
    }

    static String changelog(String application, String store) {
        return application + "-" + store + "-changelog";
    }

    private static int partitions(Admin admin, String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    private static void create(Admin admin, String topic, int partitions, short replication)
            throws ExecutionException, InterruptedException {
        Map<String, String> settings = new HashMap<>(Changelogs.settings());
        if (Replicas.inSync(replication) > 1) {
            settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(Replicas.inSync(replication)));
        }
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        admin.createTopics(List.of(new NewTopic(topic, partitions, replication).configs(settings)))
                .all()
                .get();
    }
}
