package io.tidemark.scoring.app;

import io.tidemark.scoring.app.ScoringConfig.CustomerStore;
import io.tidemark.scoring.app.models.DeploymentHistory;
import io.tidemark.scoring.app.models.ModelDirectory;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The way of a feature vector to its decision: one source, one processor with two stores, three sinks.
 *
 * <p>A pure function of its arguments. Names are part of the contract with running instances: the stores' names are those of their changelog topics.
 */
public final class ScoringTopology {

    /** The processor. */
    static final String SCORER = "scorer";

    static final String FEATURES = "features";
    static final String SCORES = "scores";
    static final String ALERTS = "alerts-fraud";
    static final String DEAD_LETTERS = "dead-letters";

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
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        StringSerializer keys = new StringSerializer();
        Topology topology = new Topology();
        topology.addSource(AutoOffsetReset.earliest(), FEATURES, bytes, bytes, config.features());
        topology.addProcessor(
                SCORER, () -> new ScoringProcessor(config, serdes, models, deployments, clock, meters), FEATURES);
        topology.addStateStore(customers(config.customerStore()), SCORER);
        topology.addStateStore(activation(), SCORER);
        topology.addSink(SCORES, config.scores(), keys, serdes.scores().serializer(), SCORER);
        topology.addSink(ALERTS, config.alerts(), keys, serdes.alerts().serializer(), SCORER);
        topology.addSink(
                DEAD_LETTERS, config.deadLetters(), keys, serdes.deadLetters().serializer(), SCORER);
        return topology;
    }

    /** Names that tests and operators look for. */
    public static Set<String> stores() {
        return Set.of(CUSTOMERS, ACTIVATION);
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> customers(CustomerStore kind) {
        var supplier = kind == CustomerStore.ROCKSDB
                ? Stores.persistentKeyValueStore(CUSTOMERS)
                : Stores.inMemoryKeyValueStore(CUSTOMERS);
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> activation() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(ACTIVATION), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }
}
