package io.tidemark.retraining;

import io.tidemark.retraining.intake.Intake;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.kafka.Connection;
import io.tidemark.schemas.registry.AvroSerde;
import io.tidemark.schemas.registry.SchemaRegistry;
import io.tidemark.schemas.registry.UndecodableRecordException;
import io.tidemark.schemas.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads requests from the committed offset on. It is assigned its partitions and joins no group, so a long retraining
 * never loses them; the group's name only carries the offsets.
 */
final class RequestReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RequestReader.class);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroSerde<RetrainingRequest> serde;
    private final Intake intake;

    RequestReader(Connection connection, SchemaRegistry registry, String group, Intake intake) {
        this.intake = intake;
        Map<String, Object> config = connection.clientConfig();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        serde = registry.serde(Topics.RETRAINING_REQUESTS);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(connection.topic(Topics.RETRAINING_REQUESTS)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
    }

    List<RetrainingRequest> poll(Duration wait) {
        List<RetrainingRequest> requests = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            try {
                requests.add(sound(serde.decode(record.value()), Instant.ofEpochMilli(record.timestamp())));
            } catch (UndecodableRecordException e) {
                LOG.warn(
                        "{}-{}@{} is no request: {}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        e.getMessage());
            }
        }
        return requests;
    }

    /** An asker who saw the far future did not see it: the log would be read from there on, where nothing is. */
    private RetrainingRequest sound(RetrainingRequest request, Instant appended) {
        if (request.getEventTime() == null || !intake.absurd(request.getEventTime(), appended)) {
            return request;
        }
        LOG.warn(
                "request {} says that it had seen the event time {}, which cannot be meant; the log is read from its beginning",
                request.getRequestId(),
                request.getEventTime());
        return RetrainingRequest.newBuilder(request).setEventTime(null).build();
    }

    /** What was read so far, to be committed when it is answered. */
    Map<TopicPartition, OffsetAndMetadata> read() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            offsets.put(partition, new OffsetAndMetadata(consumer.position(partition)));
        }
        return offsets;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
