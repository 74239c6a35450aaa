package io.tidemark.features.job.silence;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;

/**
 * The Kafka reader, which moves a split's event time on when its partition does not grow and has been read to its end.
 * All methods are called by the task's thread.
 */
// Flink declares what close may throw.
@SuppressWarnings("try")
final class RestingReader<T> implements SourceReader<T, KafkaPartitionSplit> {
    /** No checkpoint has this id, so positions that are asked for under it are never committed. */
    private static final long NO_CHECKPOINT = -1;

    private final SourceReader<T, KafkaPartitionSplit> kafka;
    private final Counter released;
    private final Map<String, Long> releasedUpTo = new HashMap<>();
    private CompletableFuture<Void> woken = new CompletableFuture<>();
    private AtRest rest;

    RestingReader(SourceReader<T, KafkaPartitionSplit> kafka, Counter released) {
        this.kafka = kafka;
        this.released = released;
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof AtRest atRest) {
            rest = atRest;
            woken.complete(null);
        } else {
            kafka.handleSourceEvents(event);
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
        if (rest != null) {
            release(rest, output);
            rest = null;
            woken = new CompletableFuture<>();
        }
        return kafka.pollNext(output);
    }

    private void release(AtRest atRest, ReaderOutput<T> output) {
        for (KafkaPartitionSplit split : kafka.snapshotState(NO_CHECKPOINT)) {
            OptionalLong upTo = atRest.upTo(split.splitId(), split.getStartingOffset());
            if (upTo.isPresent()) {
                output.createOutputForSplit(split.splitId()).emitWatermark(new Watermark(upTo.getAsLong()));
                if (!Long.valueOf(upTo.getAsLong()).equals(releasedUpTo.put(split.splitId(), upTo.getAsLong()))) {
                    released.inc();
                }
            }
        }
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        CompletableFuture<Void> data = kafka.isAvailable();
        return data.isDone() ? data : CompletableFuture.anyOf(data, woken).thenAccept(either -> {});
    }

    @Override
    public void start() {
        kafka.start();
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
        return kafka.snapshotState(checkpointId);
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
        kafka.addSplits(splits);
    }

    @Override
    public void notifyNoMoreSplits() {
        kafka.notifyNoMoreSplits();
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        kafka.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        kafka.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
        kafka.pauseOrResumeSplits(toPause, toResume);
    }

    @Override
    public void close() throws Exception {
        kafka.close();
    }
}
