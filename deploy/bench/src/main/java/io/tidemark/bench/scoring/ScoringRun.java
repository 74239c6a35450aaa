package io.tidemark.bench.scoring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.ScoringApp;
import io.tidemark.scoring.app.ScoringSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One run of the scoring app over vectors that lie ready in the log. */
public final class ScoringRun {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 2;

    private ScoringRun() {}

    /** Vectors a second between the first and the last tenth, when everything is warm and nothing runs dry. */
    static double vectorsPerSecond(ScoringSettings settings, int vectors) throws InterruptedException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (ScoringApp app = ScoringApp.start(settings, InstantSource.system(), meters)) {
            double from = await(meters, vectors / 10.0);
            long begin = System.nanoTime();
            double to = await(meters, vectors * 0.9);
            double seconds = (System.nanoTime() - begin) / 1e9;
            await(meters, vectors);
            return (to - from) / seconds;
        }
    }

    /**
     * What was decided of each transaction, as text: margin and decision by partition and offset; what is there twice
     * shows both.
     */
    static Map<String, String> decisions(Connection connection, int expected) {
        AvroSerde<Score> serde = SchemaRegistry.connect(connection).serde(Topics.SCORES);
        Map<String, Object> config = connection.consumerConfig();
        config.put("isolation.level", "read_committed");
        Map<String, String> decisions = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(connection.topic(Topics.SCORES)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (decisions.size() < expected && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    Score score = serde.decode(message.value());
                    decisions.merge(
                            score.getOrigin().getPartition() + "-"
                                    + score.getOrigin().getOffset(),
                            score.getMargin() + " " + score.getDecision() + " " + score.getFlags(),
                            (one, other) -> one + " and " + other);
                }
            }
        }
        return decisions;
    }

    /** Waits for so many decisions and says how many there are then. */
    public static double await(SimpleMeterRegistry meters, double wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            double scored = meters.find("tidemark.scoring.scored").counters().stream()
                    .mapToDouble(Counter::count)
                    .sum();
            if (scored >= wanted) {
                return scored;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IllegalStateException("the app scored fewer than %.0f vectors in %d minutes; look at its log"
                .formatted(wanted, PATIENCE.toMinutes()));
    }
}
