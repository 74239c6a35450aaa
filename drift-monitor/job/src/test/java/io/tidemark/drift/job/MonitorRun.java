package io.tidemark.drift.job;

import static org.awaitility.Awaitility.await;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The monitor job on a broker, ended and begun again from its checkpoints, and what it writes. */
public final class MonitorRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Connection connection;
    private final Path checkpoints;
    private final Map<String, String> properties;
    private JobClient job;

    /**
     * @param servers properties of the connection but for the topic prefix
     * @param checkpoints directory of the job's own
     * @param settings of the monitor
     */
    public MonitorRun(
            Connection connection, Map<String, String> servers, Path checkpoints, Map<String, String> settings) {
        this.connection = connection;
        this.checkpoints = checkpoints;
        this.properties = new HashMap<>(servers);
        properties.put("topic.prefix", connection.topicPrefix());
        properties.put("disorder", "1min");
        properties.put("parallelism", "2");
        properties.put("partitions", "4");
        properties.put("checkpoint.interval", "1s");
        properties.put("checkpoint.dir", checkpoints.toUri().toString());
        properties.putAll(settings);
    }

    public void start() throws Exception {
        start(new Configuration());
    }

    /** Goes on from the newest checkpoint. */
    public void resume() throws Exception {
        Path newest = complete().stream()
                .max(Comparator.comparingInt(MonitorRun::number))
                .orElseThrow();
        start(new Configuration()
                .set(StateRecoveryOptions.SAVEPOINT_PATH, newest.toUri().toString()));
    }

    /** Waits for a checkpoint that was begun after now, and ends the job without one of its own. */
    public void stopAfterCheckpoint() throws Exception {
        // The next to be complete may have been begun before.
        int enough = newest() + 2;
        await().atMost(PATIENCE).until(() -> newest() >= enough);
        job.cancel().get();
    }

    /** All that a topic of one partition holds, once it is enough. */
    public <T extends SpecificRecord> List<T> read(Topic<T> topic, Predicate<List<T>> enough) {
        List<T> found = new ArrayList<>();
        SchemaRegistry registry = SchemaRegistry.connect(connection);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.clientConfig(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(connection.topic(topic), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                    found.add(registry.serde(topic).decode(each.value()));
                }
                return enough.test(found);
            });
        }
        return found;
    }

    @Override
    public void close() throws Exception {
        if (job != null) {
            job.cancel().get();
        }
    }

    private void start(Configuration flink) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(flink);
        MonitorJob.build(env, MonitorJobConfig.from(properties));
        job = env.executeAsync(MonitorJob.NAME);
    }

    private int newest() throws IOException {
        return complete().stream().mapToInt(MonitorRun::number).max().orElse(0);
    }

    private List<Path> complete() throws IOException {
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(Path::getParent)
                    .toList();
        } catch (UncheckedIOException gone) {
            // Older checkpoints are deleted while they are looked at.
            return List.of();
        }
    }

    private static int number(Path checkpoint) {
        return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
    }
}
