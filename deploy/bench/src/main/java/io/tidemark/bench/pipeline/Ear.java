package io.tidemark.bench.pipeline;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics to their ends in a thread of its own and notes of each record when it came, by its place and nothing
 * else: what it says is read from the log afterwards, so that hearing costs as little as it can.
 */
final class Ear implements AutoCloseable {

    /** Its threads' names begin with it. */
    static final String THREAD = "ear-";

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final AtomicReference<RuntimeException> failed = new AtomicReference<>();
    private final Map<TopicPartition, Times> times = new HashMap<>();
    private final String counted;
    private volatile boolean closing;
    private volatile long heard;

    /**
     * Begins with what comes from now on.
     *
     * @param isolation {@code read_committed} or {@code read_uncommitted}
     * @param topics of which the first is counted
     */
    Ear(Connection connection, String isolation, List<Topic<?>> topics) {
        Map<String, Object> config = connection.consumerConfig();
        config.put("isolation.level", isolation);
        config.put("client.id", "bench-" + isolation);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        counted = connection.topic(topics.get(0));
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(connection.topic(topic)).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach((partition, end) -> {
            consumer.seek(partition, end);
            times.put(partition, new Times(end));
        });
        thread = new Thread(this::listen, THREAD + isolation);
        thread.start();
    }

    /** Records of the first topic so far. */
    long heard() {
        RuntimeException failure = failed.get();
        if (failure != null) {
            throw new IllegalStateException("the reader of the benchmark failed", failure);
        }
        return heard;
    }

    /** When a record came, as {@link System#nanoTime} says it; 0 if it did not. Forgotten ones are not asked for. */
    long at(TopicPartition partition, long offset) {
        synchronized (times) {
            return times.get(partition).at(offset);
        }
    }

    /** Makes room: what came until now is not asked for any more. */
    void forget() {
        synchronized (times) {
            times.values().forEach(Times::forget);
        }
    }

    private void listen() {
        try {
            while (!closing) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                long now = System.nanoTime();
                note(records, now);
            }
        } catch (WakeupException e) {
            if (!closing) {
                failed.set(e);
            }
        } catch (RuntimeException e) {
            failed.set(e);
        } finally {
            consumer.close();
        }
    }

    private void note(ConsumerRecords<byte[], byte[]> records, long now) {
        synchronized (times) {
            for (TopicPartition partition : records.partitions()) {
                Times of = times.get(partition);
                for (ConsumerRecord<byte[], byte[]> message : records.records(partition)) {
                    of.note(message.offset(), now);
                }
                if (partition.topic().equals(counted)) {
                    heard += records.records(partition).size();
                }
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        consumer.wakeup();
        thread.join();
    }
}
