package io.tidemark.features.job.gapless;

import io.tidemark.log.kafka.Clients;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Writes at least once, and nothing behind a record that was not written.
 *
 * <p>While a partition takes nothing, the writer waits, and with it the job: the buffer fills, then the stages before.
 * When a record fails for good, the producer is ended by the thread that learns it and before that thread sends
 * anything more; the task fails, and what was not written comes again after the restart.
 *
 * <p>It has no state and nothing to commit; the two types are those of Flink's own sink, whose checkpoints it resumes
 * from.
 */
final class GaplessWriter<T>
        implements StatefulSinkWriter<T, KafkaWriterState>, CommittingSinkWriter<T, KafkaCommittable> {

    private final KafkaRecordSerializationSchema<T> serializer;
    private final KafkaRecordSerializationSchema.KafkaSinkContext place;
    private final MailboxExecutor mailbox;
    private final SinkWriterMetricGroup metrics;
    private final KafkaProducer<byte[], byte[]> producer;

    /** The first failure; written by the producer's thread, read by the task's. */
    private volatile Exception failure;

    private volatile boolean closed;

    GaplessWriter(
            KafkaRecordSerializationSchema<T> serializer, Map<String, Object> settings, WriterInitContext context) {
        this.serializer = serializer;
        this.place = new Subtask(context.getTaskInfo());
        this.mailbox = context.getMailboxExecutor();
        this.metrics = context.metricGroup();
        try {
            serializer.open(context.asSerializationSchemaInitializationContext(), place);
        } catch (Exception e) {
            throw new IllegalStateException("the records' form cannot be opened: " + e.getMessage(), e);
        }
        this.producer = Clients.producer(settings);
    }

    @Override
    public void write(T element, Context context) throws IOException {
        requireNoFailure();
        ProducerRecord<byte[], byte[]> record = serializer.serialize(element, place, context.timestamp());
        var unused = producer.send(record, this::answered);
        metrics.getIOMetricGroup().getNumRecordsOutCounter().inc();
        metrics.getIOMetricGroup().getNumBytesOutCounter().inc(record.value().length);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        producer.flush();
        requireNoFailure();
    }

    @Override
    public Collection<KafkaCommittable> prepareCommit() {
        return List.of();
    }

    @Override
    public List<KafkaWriterState> snapshotState(long checkpointId) {
        return List.of();
    }

    /**
     * Without waiting: what is not written by now comes again, and a partition that takes nothing would hold the end
     * up.
     */
    @Override
    public void close() {
        closed = true;
        producer.close(Duration.ZERO);
    }

    /** In the producer's own thread, or in the task's if a record is not even sent. */
    private void answered(RecordMetadata written, Exception e) {
        if (e == null || failure != null || closed) {
            return;
        }
        failure = e;
        metrics.getNumRecordsSendErrorsCounter().inc();
        // In a callback this drops all that is not sent yet, and it does not wait.
        producer.close(Duration.ZERO);
        mailbox.execute(this::requireNoFailure, "a record was not written");
    }

    private void requireNoFailure() throws IOException {
        Exception e = failure;
        if (e != null) {
            throw new IOException("a record was not written, so nothing behind it is: " + e.getMessage(), e);
        }
    }
}
