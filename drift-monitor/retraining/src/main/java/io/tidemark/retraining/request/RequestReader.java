package io.tidemark.retraining.request;

import io.tidemark.log.BrokerQuestion;
import io.tidemark.log.kafka.Clients;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.AvroSerde;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.registry.UndecodableRecordException;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.DeadLetters;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.training.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads requests from the committed offset on. It is assigned its partitions and joins no group, so a long retraining
 * never loses them; the group's name only carries the offsets.
 */
public final class RequestReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RequestReader.class);

    private static final String STAGE = "retraining/requests";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroSerde<RetrainingRequest> serde;
    private final Intake intake;
    private final BrokerQuestion question;
    private final InstantSource clock;

    public RequestReader(
            Connection connection, SchemaRegistry registry, String group, Intake intake, InstantSource clock) {
        this.intake = intake;
        this.clock = clock;
        serde = registry.serde(Topics.RETRAINING_REQUESTS);
        consumer = Clients.consumer(connection, Map.of(ConsumerConfig.GROUP_ID_CONFIG, group));
        question = new BrokerQuestion(consumer);
        try {
            consumer.assign(consumer.partitionsFor(connection.topic(Topics.RETRAINING_REQUESTS)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** What came within a time: requests, and what is none as its dead letter. */
    public Read poll(Duration wait) {
        question.ask();
        List<RetrainingRequest> requests = new ArrayList<>();
        List<DeadLetter> refused = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            try {
                requests.add(request(record));
            } catch (RefusedRequestException e) {
                LOG.warn(
                        "{}-{}@{} is no request: {}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        e.getMessage());
                refused.add(letter(record, e));
            }
        }
        return new Read(requests, refused);
    }

    /** What was found. */
    public record Read(List<RetrainingRequest> requests, List<DeadLetter> refused) {}

    private RetrainingRequest request(ConsumerRecord<byte[], byte[]> record) throws RefusedRequestException {
        if (record.value() == null) {
            throw new RefusedRequestException("no_value", "The record has no value");
        }
        try {
            return sound(serde.decode(record), Instant.ofEpochMilli(record.timestamp()));
        } catch (UndecodableRecordException e) {
            throw new RefusedRequestException(e.cause(), e.getMessage());
        }
    }

    private DeadLetter letter(ConsumerRecord<byte[], byte[]> record, RefusedRequestException why) {
        return DeadLetters.of(
                why.cause,
                why.getMessage(),
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                STAGE,
                clock.instant());
    }

    private static final class RefusedRequestException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String cause;

        RefusedRequestException(String cause, String detail) {
            super(detail);
            this.cause = cause;
        }
    }

    /** An asker who saw the far future did not see it: the log would be read from there on, where nothing is. */
    private RetrainingRequest sound(RetrainingRequest request, Instant appended) {
        if (request.getEventTime() == null || !intake.absurd(request.getEventTime(), appended)) {
            return request;
        }
        LOG.warn(
                "request {} says that it had seen the event time {}, which cannot be meant; the log is read from its"
                        + " beginning",
                request.getRequestId(),
                request.getEventTime());
        return RetrainingRequest.newBuilder(request).setEventTime(null).build();
    }

    /** What was read so far, to be committed when it is answered. */
    public Map<TopicPartition, OffsetAndMetadata> read() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            offsets.put(partition, new OffsetAndMetadata(consumer.position(partition)));
        }
        return offsets;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Clients.CLOSE));
    }
}
