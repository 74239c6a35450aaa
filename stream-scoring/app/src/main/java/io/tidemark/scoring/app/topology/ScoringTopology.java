package io.tidemark.scoring.app.topology;

import io.tidemark.scoring.app.decision.ScoringMeters;
import io.tidemark.scoring.app.streams.Changelogs;
import io.tidemark.scoring.app.topology.ScoringConfig.CustomerStore;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.policy.live.PolicyShelf;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.scoring.release.models.ModelDirectory;
import java.time.InstantSource;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a feature vector to its decision: one source, one processor with its stores, four sinks.
 *
 * <p>A pure function of its arguments. Names are part of the contract with running instances: the stores' names are
 * those of their changelog topics.
 */
public final class ScoringTopology {

    private static final Logger LOG = LoggerFactory.getLogger(ScoringTopology.class);

    /** The processor. */
    static final String SCORER = "scorer";

    static final String FEATURES = "features";
    static final String SCORES = "scores";
    static final String ALERTS = "alerts-fraud";
    static final String DEAD_LETTERS = "dead-letters";

    static final String TRANSACTIONS = "transactions";
    static final String SUPERSEDED = "superseded";

    /** Store, with a watch: the transactions whose vectors have not come yet, by offset. */
    static final String PENDING = "pending";

    /**
     * Store: when those were decided that were decided without their vectors, by offset. Empty unless there was a
     * watch.
     */
    static final String OVERDUE = "overdue";

    /** Store: the last transaction decided of each customer. */
    static final String CUSTOMERS = "customers";

    /** Store: the control record in force in the task's partition. */
    static final String ACTIVATION = "activation";

    private ScoringTopology() {}

    /**
     * @param deployments what is known of activations before the start: where a task with empty stores begins
     * @param clock says when a decision was taken; nothing else hangs on it
     */
    public static Topology build(
            ScoringConfig config,
            ScoringSerdes serdes,
            ModelDirectory models,
            DeploymentHistory deployments,
            InstantSource clock,
            ScoringMeters meters) {
        return build(config, serdes, models, policies(ListSource.NONE), deployments, clock, meters, () -> {});
    }

    /**
     * To keep the policies of a process, which says why one is refused.
     *
     * @param lists what stands in their lists
     */
    public static PolicyShelf policies(ListSource lists) {
        return new PolicyShelf(why -> LOG.error("What decided before goes on: {}", why), lists);
    }

    /**
     * The same with a condition.
     *
     * @param policies those that were read before need not be read when a task meets them
     * @param admission run before each task begins; throws if this application may not decide
     */
    public static Topology build(
            ScoringConfig config,
            ScoringSerdes serdes,
            ModelDirectory models,
            PolicyShelf policies,
            DeploymentHistory deployments,
            InstantSource clock,
            ScoringMeters meters,
            Runnable admission) {
        StringSerializer keys = new StringSerializer();
        Topology topology = new Topology();
        topology.addProcessor(
                SCORER,
                () -> new AdmittedProcessor(
                        admission, new ScoringProcessor(config, serdes, models, policies, deployments, clock, meters)),
                sources(topology, config));
        topology.addStateStore(customers(config.customerStore()), SCORER);
        topology.addStateStore(inMemory(OVERDUE, Serdes.Long(), Serdes.Long()), SCORER);
        topology.addStateStore(inMemory(ACTIVATION, Serdes.String(), Serdes.ByteArray()), SCORER);
        topology.addSink(SCORES, config.scores(), keys, serdes.scores().serializer(), SCORER);
        topology.addSink(ALERTS, config.alerts(), keys, serdes.alerts().serializer(), SCORER);
        topology.addSink(
                DEAD_LETTERS, config.deadLetters(), keys, serdes.deadLetters().serializer(), SCORER);
        topology.addSink(
                SUPERSEDED, config.superseded(), keys, serdes.superseded().serializer(), SCORER);
        if (config.watch().isPresent()) {
            topology.addStateStore(
                    inMemory(PENDING, Serdes.Long(), Serdes.ByteArray()).withCachingEnabled(), SCORER);
        }
        return topology;
    }

    /**
     * The sources' names. A watch that begins does so with what comes: what was there before may have been decided long
     * ago.
     */
    private static String[] sources(Topology topology, ScoringConfig config) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        topology.addSource(AutoOffsetReset.earliest(), FEATURES, bytes, bytes, config.features());
        if (config.watch().isEmpty()) {
            return new String[] {FEATURES};
        }
        String transactions = config.watch().get().transactions();
        topology.addSource(AutoOffsetReset.latest(), TRANSACTIONS, bytes, bytes, transactions);
        return new String[] {FEATURES, TRANSACTIONS};
    }

    /** Names that tests and operators look for. */
    public static Set<String> stores() {
        return Set.of(CUSTOMERS, ACTIVATION, OVERDUE, PENDING);
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> customers(CustomerStore kind) {
        var supplier = kind == CustomerStore.ROCKSDB
                ? Stores.persistentKeyValueStore(CUSTOMERS)
                : Stores.inMemoryKeyValueStore(CUSTOMERS);
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Changelogs.settings());
    }

    private static <K, V> StoreBuilder<KeyValueStore<K, V>> inMemory(String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
                .withLoggingEnabled(Changelogs.settings());
    }
}
