package io.tidemark.bench.features;

import io.tidemark.bench.peer.FeaturesJobPeer;
import io.tidemark.bench.peer.OneShuffleJob;
import io.tidemark.bench.peer.ScanningJob;
import io.tidemark.features.job.FeaturesJob;
import io.tidemark.features.job.FeaturesJobConfig;
import java.util.function.BiConsumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job from transactions to vectors. */
enum Way {
    OURS("the features job", true, FeaturesJob::build),
    FOUR_STAGES("the same job with no-op stages", false, FeaturesJobPeer::build),
    ONE_STAGE("one keyBy that does nothing", false, OneShuffleJob::build),
    SCANNING("a MapState that is scanned", true, ScanningJob::build);

    private final String words;
    private final boolean computes;
    private final BiConsumer<StreamExecutionEnvironment, FeaturesJobConfig> job;

    Way(String words, boolean computes, BiConsumer<StreamExecutionEnvironment, FeaturesJobConfig> job) {
        this.words = words;
        this.computes = computes;
        this.job = job;
    }

    String words() {
        return words;
    }

    /** Whether its vectors hold the features. */
    boolean computes() {
        return computes;
    }

    BiConsumer<StreamExecutionEnvironment, FeaturesJobConfig> job() {
        return job;
    }
}
