package io.tidemark.cli.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.cli.OnServers;
import io.tidemark.cli.Run;
import io.tidemark.cli.TransactionsCsv;
import io.tidemark.cli.Written;
import io.tidemark.cli.ingest.FeedWriter;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.exit.ExitCodes;
import io.tidemark.features.engine.Event;
import io.tidemark.features.files.Mapping;
import io.tidemark.features.files.MergedFeed;
import io.tidemark.features.job.FeaturesJob;
import io.tidemark.features.job.FeaturesJobConfig;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Score;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
@Tag("exact")
class FeaturesAuditIT {

    private static final int ROWS = 3_000;
    private static final int BLOCK = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    private Connection connection;

    @BeforeEach
    void takeCleanTopics() throws Exception {
        connection = KAFKA.freshConnection();
    }

    @Test
    void whatTheJobServedToAShuffledFeedIsExplainedByItsOrderOfArrivalAndATamperedValueIsNot() throws Exception {
        send(shuffled());
        record(served(), -1);

        Run run = audit();
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(report.get("vectors").asInt()).isEqualTo(ROWS);
        assertThat(report.get("explained").asInt())
                .isPositive()
                .isEqualTo(report.get("mismatches").asInt());

        connection = KAFKA.freshConnection();
        send(shuffled());
        record(served(), 77);
        Run tampered = audit();
        assertThat(tampered.code()).isEqualTo(ExitCodes.CHECK_SAID_NO);
        JsonNode columns = new ObjectMapper().readTree(tampered.out()).get("columns");
        assertThat(columns.get(0).get("name").asText()).isEqualTo("TX_AMOUNT");
        assertThat(columns.get(0).get("unexplained").asInt()).isEqualTo(1);
        assertThat(audit("--max-unexplained", "1").code()).isZero();
    }

    private Run audit(String... more) {
        return new OnServers(connection).run(OnServers.words(new String[] {"features", "audit", "-o", "json"}, more));
    }

    /** Blocks of the merged feed, each in any order. */
    private List<Event> shuffled() throws Exception {
        Path file = TransactionsCsv.write(dir.resolve("tx.csv"), TransactionsCsv.rows(ROWS));
        List<Event> events = new ArrayList<>();
        MergedFeed.read(file, Mapping.shipped("handbook"), Optional.of(Duration.ofDays(7)), row -> {})
                .forEach(item -> events.add(item.event()));
        Random random = new Random(5);
        for (int begin = 0; begin < events.size(); begin += BLOCK) {
            Collections.shuffle(events.subList(begin, Math.min(begin + BLOCK, events.size())), random);
        }
        return events;
    }

    private void send(List<Event> events) throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                FeedWriter writer = new FeedWriter(connection, registry)) {
            for (Event event : events) {
                if (event.isLabel()) {
                    writer.label(event.label());
                } else {
                    writer.transaction(event.transaction());
                }
            }
            writer.flush();
        }
    }

    private List<ConsumerRecord<String, FeatureRecord>> served() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
        Map<String, String> properties = new HashMap<>(connection.toProperties());
        properties.putAll(Map.of("time.mode", "eager", "partitions", "4", "parallelism", "2"));
        properties.put("checkpoint.dir", dir.resolve("checkpoints").toUri().toString());
        FeaturesJob.build(env, FeaturesJobConfig.from(properties));
        JobClient job = env.executeAsync();
        await().atMost(PATIENCE).until(() -> Written.count(connection, Topics.FEATURES) >= ROWS);
        job.cancel().get();
        return Written.in(connection, Topics.FEATURES);
    }

    /** As the scorer would, and with the amount in one of the vectors changed. */
    private void record(List<ConsumerRecord<String, FeatureRecord>> vectors, int tampered) throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        connection.clientConfig(), new StringSerializer(), new ByteArraySerializer())) {
            AvroSerde<Score> serde = registry.serde(Topics.SCORES);
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < vectors.size(); i++) {
                Score score = score(vectors.get(i), i == tampered);
                sent.add(producer.send(new ProducerRecord<>(
                        connection.topic(Topics.SCORES), score.getTransaction().getCustomerId(), serde.encode(score))));
            }
            producer.flush();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    private static Score score(ConsumerRecord<String, FeatureRecord> record, boolean tampered) {
        FeatureVector vector = record.value().getVector();
        List<Double> values = new ArrayList<>(vector.getValues());
        if (tampered) {
            values.set(0, Math.nextUp(values.get(0)));
        }
        return Score.newBuilder()
                .setTransaction(vector.getTransaction())
                .setOrigin(vector.getOrigin())
                .setLoggedAt(vector.getLoggedAt())
                .setFeaturesPosition(new LogPosition(0, 0L))
                .setCatalogueHash(vector.getCatalogueHash())
                .setVector(values)
                .setArrivalNumbers(vector.getArrivalNumbers())
                .setLabelNumbers(vector.getLabelNumbers())
                .setPartialHistory(vector.getPartialHistory())
                .setTimeMode(vector.getTimeMode())
                .setLate(vector.getLate())
                .setDecision(Decision.APPROVE)
                .setPolicyVersion("none")
                .setScoredAt(Instant.ofEpochMilli(record.timestamp()))
                .build();
    }
}
