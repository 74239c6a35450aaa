package io.tidemark.subscriber;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Moves a group's place in the log to a time, so that what came since is handed over again, under the same keys. */
public final class Rewind {

    private Rewind() {}

    /**
     * Moves a group in all partitions of the topic to the first alert that was appended at this time or later.
     *
     * @return alerts that lie between the new places and the present ends, or a few more
     * @throws SubscriberException if a subscriber of the group runs, or the topic is not there
     */
    public static long to(SubscriberOptions options, AlertTopic<?> topic, Instant since) throws InterruptedException {
        String name = options.prefix() + topic.name();
        try (Admin admin = SubscriberClients.admin(options)) {
            List<TopicPartition> partitions =
                    admin.describeTopics(List.of(name)).allTopicNames().get().get(name).partitions().stream()
                            .map(one -> new TopicPartition(name, one.partition()))
                            .toList();
            Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
            Map<TopicPartition, Long> places = new HashMap<>(ends);
            offsets(admin, partitions, OffsetSpec.forTimestamp(since.toEpochMilli()))
                    .forEach((partition, found) -> {
                        if (found >= 0) {
                            places.put(partition, found);
                        }
                    });
            admin.alterConsumerGroupOffsets(
                            options.group(),
                            places.entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey, place -> new OffsetAndMetadata(place.getValue()))))
                    .all()
                    .get();
            return ends.entrySet().stream()
                    .mapToLong(end -> end.getValue() - places.get(end.getKey()))
                    .sum();
        } catch (ExecutionException e) {
            throw new SubscriberException(sentence(options, name, e.getCause()), e.getCause());
        }
    }

    private static String sentence(SubscriberOptions options, String topic, Throwable cause) {
        if (cause instanceof GroupNotEmptyException || cause instanceof UnknownMemberIdException) {
            return "A subscriber of the group %s runs, and would write its own place over the new one; stop it first"
                    .formatted(options.group());
        }
        if (cause instanceof UnknownTopicOrPartitionException) {
            return "There is no topic %s; check the prefix of the topics".formatted(topic);
        }
        return "The place of the group %s in %s could not be moved: %s"
                .formatted(options.group(), topic, cause.getMessage());
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        return admin
                .listOffsets(partitions.stream().collect(Collectors.toMap(one -> one, one -> which)))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
}
