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
 * A Kafka source whose event time moves to the newest event of the log once the whole feed rests.
 *
 * <p>Guarantee: a watermark beyond a split's own events is emitted only if no partition of any watched topic has
 * grown for {@link Silence#duration()} and the split has been read to its end; since watermarks combine by their
 * minimum, operators release only when that holds for every split of every source built with the same
 * {@link Silence}. Limit: a producer that pauses for longer than that and then goes on with older events finds them
 * late. After the release no split is idle: the feed goes on under the same rules.
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
