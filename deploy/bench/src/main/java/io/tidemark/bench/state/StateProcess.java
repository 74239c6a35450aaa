package io.tidemark.bench.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.bench.peer.FeaturesJobOverFeed;
import io.tidemark.features.job.FeaturesJobConfig;
import io.tidemark.schemas.FeatureRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The process that is measured: fills the features job's state and writes progress and, last, a {@link StateFootprint}
 * as JSON to stdout. Arguments: catalogue, heap or rocksdb, customers, transactions of each, memory of RocksDB in MiB,
 * a directory of its own.
 */
public final class StateProcess {

    private static final int PARALLELISM = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private StateProcess() {}

    public static void main(String[] args) throws Exception {
        RegionalPayments payments = RegionalPayments.of(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        Path dir = Path.of(args[5]);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(
                PARALLELISM, flink(Integer.parseInt(args[4]), dir.resolve("rocksdb")));
        DataStream<FeatureRecord> features = FeaturesJobOverFeed.build(env, config(args[0], args[1], dir), payments);
        // A job that fails here has no more to say when it starts again.
        env.configure(new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        features.map(new Whole(payments.kept()), features.getType())
                .uid("whole")
                .name("whole")
                .sinkTo(new DiscardingSink<>())
                .uid("features")
                .name("features");
        StateFootprint footprint = measured(env.executeAsync("state"), payments, dir);
        System.out.println(new ObjectMapper().writeValueAsString(footprint));
    }

    private static StateFootprint measured(JobClient job, RegionalPayments payments, Path dir) throws Exception {
        StateWatch watch = new StateWatch(dir.resolve("rocksdb"));
        while (vectors(job) < payments.size()) {
            Thread.sleep(LOOK_EVERY.toMillis());
            watch.look(vectors(job));
        }
        double seconds = watch.seconds();
        String savepoint = job.stopWithSavepoint(
                        false, dir.resolve("savepoint").toUri().toString(), SavepointFormatType.NATIVE)
                .get();
        Map<String, Object> counts = job.getJobExecutionResult().get().getAllAccumulatorResults();
        var stages = CheckpointSizes.byStage(Path.of(java.net.URI.create(savepoint)));
        return new StateFootprint(
                (Long) counts.get(Whole.VECTORS),
                payments.size(),
                payments.allCustomers(),
                payments.regions() * payments.terminals(),
                (Long) counts.get(Whole.WHOLE_CUSTOMERS),
                seconds,
                StateWatch.residentBytes(),
                watch.workingBytes(),
                stages.values().stream().mapToLong(Long::longValue).sum(),
                stages);
    }

    private static long vectors(JobClient job) throws Exception {
        return (Long) job.getAccumulators().get().getOrDefault(Whole.VECTORS, 0L);
    }

    private static FeaturesJobConfig config(String catalogue, String backend, Path dir) {
        return FeaturesJobConfig.from(Map.of(
                "bootstrap.servers",
                "none:1",
                "schema.registry.url",
                "http://none",
                "catalogue",
                catalogue,
                "state.backend",
                backend,
                "parallelism",
                String.valueOf(PARALLELISM),
                "checkpoint.interval",
                "5m",
                "checkpoint.dir",
                dir.resolve("checkpoints").toUri().toString()));
    }

    private static Configuration flink(int rocksMegabytes, Path local) {
        Configuration flink = new Configuration();
        flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(rocksMegabytes));
        flink.set(RocksDBOptions.LOCAL_DIRECTORIES, local.toString());
        // A savepoint of many gigabytes takes its time, and so does whoever asks for it.
        flink.set(RpcOptions.ASK_TIMEOUT_DURATION, PATIENCE);
        flink.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, PATIENCE);
        // Counts come with the heartbeats.
        flink.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, LOOK_EVERY);
        return flink;
    }
}
