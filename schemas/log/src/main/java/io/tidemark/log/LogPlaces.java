package io.tidemark.log;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.log.topics.Partitions;
import io.tidemark.log.topics.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks the brokers for places in the log; a question that is not answered in time is told in a sentence.
 *
 * @param names of the topics, for that sentence
 */
record LogPlaces(Connection connection, String names, KafkaConsumer<byte[], byte[]> consumer) {

    /** What is known of a topic of one partition need not be asked. */
    List<TopicPartition> partitions(Topic<?>... topics) {
        List<TopicPartition> all = new ArrayList<>();
        for (Topic<?> topic : topics) {
            String name = connection.topic(topic);
            if (topic.partitions() == Partitions.SINGLE) {
                all.add(new TopicPartition(name, 0));
            } else {
                List<PartitionInfo> found = asked("find", () -> consumer.partitionsFor(name));
                if (found == null || found.isEmpty()) {
                    throw new UnknownTopicOrPartitionException("topic " + name + " is missing on Kafka at "
                            + connection.bootstrapServers() + "; create the topics with: tidemark topics apply");
                }
                found.forEach(info -> all.add(new TopicPartition(name, info.partition())));
            }
        }
        return all;
    }

    long position(TopicPartition partition) {
        return asked("find its place in", () -> consumer.position(partition));
    }

    Map<TopicPartition, Long> begins(Collection<TopicPartition> partitions) {
        return asked("find the beginning of", () -> new HashMap<>(consumer.beginningOffsets(partitions)));
    }

    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return asked("find the end of", () -> new HashMap<>(consumer.endOffsets(partitions)));
    }

    /** The offset of the first record at or behind a time; null where there is none. */
    Map<TopicPartition, Long> firstSince(Collection<TopicPartition> partitions, Instant time) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, time.toEpochMilli())));
        Map<TopicPartition, OffsetAndTimestamp> found = asked("find a time in", () -> consumer.offsetsForTimes(times));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        partitions.forEach(partition -> {
            OffsetAndTimestamp first = found.get(partition);
            offsets.put(partition, first == null ? null : first.offset());
        });
        return offsets;
    }

    private <T> T asked(String what, Supplier<T> question) {
        try {
            return question.get();
        } catch (TimeoutException e) {
            throw new KafkaUnreachableException(connection, what + " " + names, e);
        }
    }
}
