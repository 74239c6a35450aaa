package io.tidemark.bench.features;

import io.tidemark.features.job.FeaturesJobConfig;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One run of a features job over traffic that lies ready in the log. */
final class FeaturesRun {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long POLL_MILLIS = 5;

    private FeaturesRun() {}

    /** Transactions a second between the first and the last tenth, when everything is warm and nothing runs dry. */
    static double transactionsPerSecond(
            Map<String, String> properties,
            int transactions,
            BiConsumer<StreamExecutionEnvironment, FeaturesJobConfig> job)
            throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        job.accept(env, FeaturesJobConfig.from(properties));
        JobClient running = env.executeAsync("bench");
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Connection.from(properties).consumerConfig(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            String topic = Connection.from(properties).topic(Topics.FEATURES);
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            long from = await(consumer, partitions, transactions / 10);
            long begin = System.nanoTime();
            long to = await(consumer, partitions, transactions - transactions / 10);
            double seconds = (System.nanoTime() - begin) / 1e9;
            await(consumer, partitions, transactions);
            return (to - from) / seconds;
        } finally {
            running.cancel().get();
        }
    }

    /** Waits for so many records and says how many there are then. */
    private static long await(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, long wanted)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            long written = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (written >= wanted) {
                return written;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IllegalStateException("the job wrote fewer than " + wanted + " vectors in " + PATIENCE.toMinutes()
                + " minutes; look at its log");
    }
}
