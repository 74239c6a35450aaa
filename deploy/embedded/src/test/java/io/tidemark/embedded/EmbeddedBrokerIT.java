package io.tidemark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.process.ReadyCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class EmbeddedBrokerIT {

    private static final TopicPartition PLACE = new TopicPartition("words", 0);

    @TempDir
    Path dir;

    @Test
    void recordsSurviveAKillAndTransactionsWorkAfterIt() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir)) {
            createTopic(broker);
            write(broker, "before");
            broker.kill();
            broker.restart();
            write(broker, "behind");
            assertThat(read(broker)).containsExactly("before", "behind");
        }
    }

    @Test
    void theOpsPortSaysReadyAndCounts() throws Exception {
        int ops = Ports.free();
        BrokerOptions free = BrokerOptions.in(dir);
        BrokerOptions options = new BrokerOptions(
                free.port(), free.controllerPort(), ops, free.heapMegabytes(), free.conf(), free.log(), Map.of());
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir, options)) {
            ReadyCheck ready = ReadyCheck.http(java.net.URI.create("http://127.0.0.1:" + ops + "/health/ready"));
            await().atMost(Duration.ofMinutes(3)).until(ready::reasonNotReady, Optional::isEmpty);
            assertThat(broker.process().isAlive()).isTrue();
        }
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("words", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void write(EmbeddedBroker broker, String word) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "writer");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(new ProducerRecord<>("words", word));
            producer.commitTransaction();
            assertThat(sent).isDone();
        }
    }

    private static List<String> read(EmbeddedBroker broker) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PLACE));
            consumer.seekToBeginning(List.of(PLACE));
            List<String> words = new java.util.ArrayList<>();
            await().atMost(Duration.ofMinutes(3)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> words.add(r.value()));
                return words.size() >= 2;
            });
            return words;
        }
    }
}
