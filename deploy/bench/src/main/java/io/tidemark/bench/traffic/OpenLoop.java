package io.tidemark.bench.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Score;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends vectors or transactions at times that are fixed beforehand, whatever becomes of those before, and reads the
 * scores as a read_committed reader does. A latency is that from the time when one should have been sent, so that a
 * stall counts for all that it held up.
 */
public final class OpenLoop implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Feed feed;
    private final long begin;
    private final double nanosEach;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroSerde<Score> scores;
    private final String topic;
    private final AtomicReference<Exception> failed = new AtomicReference<>();
    private final long[] latencies;
    private final List<Decided> decided = new ArrayList<>();
    private final Thread sender = new Thread(this::send, "sender");
    private final Thread reader = new Thread(this::read, "reader");

    /** What is sent, by its number; the transaction's id is a {@code t} and that number. */
    interface Feed {

        Topic<?> topic();

        int size();

        /** The customer. */
        String key(int index);

        byte[] value(int index);
    }

    /** By which model a vector was scored, and where it stood in {@code features}. */
    public record Decided(int index, int partition, long offset, String version) {}

    private OpenLoop(Connection connection, SchemaRegistry registry, Feed feed, double perSecond) {
        this.feed = feed;
        this.nanosEach = 1e9 / perSecond;
        this.latencies = new long[feed.size()];
        this.scores = registry.serde(Topics.SCORES);
        this.topic = connection.topic(feed.topic());
        Map<String, Object> sending = connection.producerConfig();
        sending.put("linger.ms", 0);
        this.producer = new KafkaProducer<>(sending, new ByteArraySerializer(), new ByteArraySerializer());
        Map<String, Object> reading = connection.consumerConfig();
        reading.put("isolation.level", "read_committed");
        this.consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(connection.topic(Topics.SCORES)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.begin = System.nanoTime();
    }

    public static OpenLoop start(Connection connection, SchemaRegistry registry, Feed feed, double perSecond) {
        OpenLoop loop = new OpenLoop(connection, registry, feed, perSecond);
        loop.sender.start();
        loop.reader.start();
        return loop;
    }

    /** When the first was to be sent, as {@link System#nanoTime} says it. */
    public long begin() {
        return begin;
    }

    /** Waits until all was sent and read; gives what was decided, more than once if it was. */
    public List<Decided> finish() throws InterruptedException {
        sender.join();
        reader.join(PATIENCE.toMillis());
        if (failed.get() != null) {
            throw new IllegalStateException("a record of the benchmark was not sent or read", failed.get());
        }
        return decided;
    }

    /** Nanoseconds from when it should have been sent to when its score was read; 0 if none was. */
    public long latency(int index) {
        return latencies[index];
    }

    private long due(int index) {
        return begin + (long) (index * nanosEach);
    }

    private void send() {
        for (int i = 0; i < feed.size(); i++) {
            byte[] key = feed.key(i).getBytes(UTF_8);
            byte[] record = feed.value(i);
            for (long early = due(i) - System.nanoTime(); early > 0; early = due(i) - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            var unused = producer.send(
                    new ProducerRecord<>(topic, key, record), (place, failure) -> failed.compareAndSet(null, failure));
        }
    }

    private void read() {
        try {
            long quiet = System.nanoTime();
            while (sender.isAlive()
                    || decided.size() < feed.size() && System.nanoTime() - quiet < PATIENCE.toNanos() / 4) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                    quiet = System.nanoTime();
                    note(scores.decode(message.value()), quiet);
                }
            }
        } catch (RuntimeException e) {
            failed.compareAndSet(null, e);
        }
    }

    private void note(Score score, long now) {
        int index = Integer.parseInt(score.getTransaction().getTransactionId().substring(1));
        latencies[index] = now - due(index);
        decided.add(new Decided(
                index,
                score.getFeaturesPosition().getPartition(),
                score.getFeaturesPosition().getOffset(),
                score.getModelVersion()));
    }

    @Override
    public void close() {
        sender.interrupt();
        producer.close(Duration.ZERO);
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}
