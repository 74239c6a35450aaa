package io.tidemark.scoring.app.streams;

import io.tidemark.scoring.app.streams.Progress.Place;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Is told what each look at the progress has found, by one thread. */
public interface ProgressNews {

    /** The partitions of this instance, with what is committed and where they end. */
    void saw(Map<TopicPartition, Place> places);

    /** The schema registry did not answer. */
    void registryFailed();
}
