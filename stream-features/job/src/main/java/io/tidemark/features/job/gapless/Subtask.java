package io.tidemark.features.job.gapless;

import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;

/** Where a writer runs. Partitions are chosen by Kafka's own partitioner, so it lists none. */
record Subtask(TaskInfo task) implements KafkaSinkContext {

    @Override
    public int getParallelInstanceId() {
        return task.getIndexOfThisSubtask();
    }

    @Override
    public int getNumberOfParallelInstances() {
        return task.getNumberOfParallelSubtasks();
    }

    @Override
    public int[] getPartitionsForTopic(String topic) {
        throw new UnsupportedOperationException("the partitions of " + topic + " are left to Kafka's partitioner");
    }
}
