package io.tidemark.scoring.rollout;

import io.tidemark.log.BrokerQuestion;
import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Requests and candidates that wait for an answer, each topic in its order. Not thread-safe, but for {@link #wakeup}.
 */
final class RolloutInbox implements AutoCloseable {

    private final TopicPartition requests;
    private final TopicPartition candidates;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final BrokerQuestion question;

    RolloutInbox(Connection connection) {
        this.requests = place(connection, Topics.ROLLOUT_REQUESTS);
        this.candidates = place(connection, Topics.CANDIDATES);
        this.consumer = Clients.consumer(
                connection, Map.of(ConsumerConfig.GROUP_ID_CONFIG, connection.topicPrefix() + RolloutLog.NAME));
        this.question = new BrokerQuestion(consumer);
    }

    /** Goes to the first that is not answered yet. */
    void open() {
        List<TopicPartition> both = List.of(requests, candidates);
        consumer.assign(both);
        Map<TopicPartition, OffsetAndMetadata> answered = consumer.committed(new HashSet<>(both));
        for (TopicPartition place : both) {
            OffsetAndMetadata from = answered.get(place);
            if (from == null) {
                consumer.seekToBeginning(Set.of(place));
            } else {
                consumer.seek(place, from);
            }
        }
    }

    /** @throws org.apache.kafka.common.errors.TimeoutException if the broker is gone */
    ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
        question.ask();
        return consumer.poll(atMost);
    }

    boolean isRequest(ConsumerRecord<byte[], byte[]> message) {
        return message.topic().equals(requests.topic());
    }

    /** What to commit when this record is answered. */
    static Map<TopicPartition, OffsetAndMetadata> answered(ConsumerRecord<byte[], byte[]> message) {
        return Map.of(
                new TopicPartition(message.topic(), message.partition()), new OffsetAndMetadata(message.offset() + 1));
    }

    ConsumerGroupMetadata group() {
        return consumer.groupMetadata();
    }

    /** Makes a {@link #poll} in another thread throw Kafka's {@code WakeupException}. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Clients.CLOSE));
    }

    private static TopicPartition place(Connection connection, Topic<?> topic) {
        return new TopicPartition(connection.topic(topic), 0);
    }
}
