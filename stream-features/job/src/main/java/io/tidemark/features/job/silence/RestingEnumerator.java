package io.tidemark.features.job.silence;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Kafka enumerator, beside which a watch tells the readers, again and again, which partitions rest. */
final class RestingEnumerator implements SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> {
    private static final Logger LOG = LoggerFactory.getLogger(RestingEnumerator.class);

    private final SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> kafka;
    private final SplitEnumeratorContext<KafkaPartitionSplit> context;
    private final LogWatch watch;
    private final Duration interval;

    RestingEnumerator(
            SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> kafka,
            SplitEnumeratorContext<KafkaPartitionSplit> context,
            LogWatch watch,
            Duration interval) {
        this.kafka = kafka;
        this.context = context;
        this.watch = watch;
        this.interval = interval;
    }

    @Override
    public void start() {
        kafka.start();
        context.callAsync(watch::look, this::tell, interval.toMillis(), interval.toMillis());
    }

    /** Repeated while the rest lasts, so that a reader that was restarted or still had a backlog hears it, too. */
    private void tell(Optional<AtRest> rest, Throwable failure) {
        if (failure != null) {
            LOG.warn("The ends of the topics could not be read; nothing is released until they can be.", failure);
            return;
        }
        rest.ifPresent(event -> context.registeredReaders()
                .keySet()
                .forEach(subtask -> context.sendEventToSourceReader(subtask, event)));
    }

    @Override
    public void close() throws IOException {
        try (watch) {
            kafka.close();
        }
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        kafka.handleSplitRequest(subtask, host);
    }

    @Override
    public void addSplitsBack(List<KafkaPartitionSplit> splits, int subtask) {
        kafka.addSplitsBack(splits, subtask);
    }

    @Override
    public void addReader(int subtask) {
        kafka.addReader(subtask);
    }

    @Override
    public KafkaSourceEnumState snapshotState(long checkpointId) throws Exception {
        return kafka.snapshotState(checkpointId);
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
    public void handleSourceEvent(int subtask, SourceEvent event) {
        kafka.handleSourceEvent(subtask, event);
    }
}
