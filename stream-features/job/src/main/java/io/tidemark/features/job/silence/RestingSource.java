package io.tidemark.features.job.silence;

import java.io.IOException;
import java.time.InstantSource;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A Kafka source in which partitions that do not grow hold nothing back, and whose event time moves to the newest event
 * of the log once the whole feed rests.
 *
 * <p>Guarantees, for a split that has been read to its end and whose partition has not grown for
 * {@link Silence#duration()}: while other partitions of its topic grow, its watermark follows them, as far as they were
 * when that time began; so an event there is late only if it was appended by more than that time after what it should
 * have gone before. A watermark beyond the newest event of its topic is emitted only if no partition of any watched
 * topic has grown for that long. Since watermarks combine by their minimum, operators release only what no split of any
 * source built with the same
 * {@link Silence} holds back.
 *
 * <p>Limit: a producer that pauses for longer than that and then goes on with older events finds them late. After the
 * release no split is idle: the feed goes on under the same rules.
 *
 * <p>Run it with at most as many subtasks as the topic has partitions: a subtask without a split has no watermark.
 */
public final class RestingSource<T>
        implements Source<T, KafkaPartitionSplit, KafkaSourceEnumState>, ResultTypeQueryable<T> {
    private final KafkaSource<T> kafka;
    private final Silence silence;

    public RestingSource(KafkaSource<T> kafka, Silence silence) {
        this.kafka = kafka;
        this.silence = silence;
    }

    @Override
    public Boundedness getBoundedness() {
        return kafka.getBoundedness();
    }

    @Override
    public SourceReader<T, KafkaPartitionSplit> createReader(SourceReaderContext context) throws Exception {
        return new RestingReader<>(
                kafka.createReader(context), context.metricGroup().counter("released"));
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) {
        return watched(kafka.createEnumerator(context), context);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state) throws IOException {
        return watched(kafka.restoreEnumerator(context, state), context);
    }

    private SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> watched(
            SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> enumerator,
            SplitEnumeratorContext<KafkaPartitionSplit> context) {
        LogWatch watch = new LogWatch(silence, InstantSource.system());
        return new RestingEnumerator(enumerator, context, watch, silence.interval());
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return kafka.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
        return kafka.getEnumeratorCheckpointSerializer();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return kafka.getProducedType();
    }
}
