package io.tidemark.flink;

import io.tidemark.log.topics.Topic;
import org.apache.flink.configuration.ReadableConfig;

/**
 * How a job reads its topics: each with as many subtasks as it is parallel, and at most as many as one of them has
 * partitions.
 *
 * @param cluster what the environment was made with
 * @param own what the job's keys say of how Flink runs it
 * @param keyed the topic by whose partitions the job reads
 * @param timed whether event time waits for every subtask, so that one without a partition holds it back for ever
 */
public record SourceReaders(ReadableConfig cluster, OwnChoices own, Topic<?> keyed, boolean timed) {

    /** The parallelism that will be decided, over topics that have so many partitions. */
    Spread over(int partitions) {
        return new Spread(
                JobOptions.parallelism(cluster, own),
                MaximumParallelism.of(cluster, own, partitions),
                own.maximumParallelism(),
                partitions);
    }
}
