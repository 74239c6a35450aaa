package io.tidemark.scoring.app.topology;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.SupersededVector;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.RecordBounds;
import io.tidemark.scoring.app.decision.fallback.AmountPolicy;
import io.tidemark.scoring.app.decision.fallback.FallbackSettings;
import io.tidemark.scoring.app.decision.reasons.ReasonSettings;
import io.tidemark.scoring.app.topology.ScoringConfig.CustomerStore;
import io.tidemark.scoring.app.watch.Door;
import io.tidemark.scoring.app.watch.WatchSettings;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.policy.live.PolicyShelf;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The processor of the first partition, which is stopped and started again on the stores that it left. */
final class RestartedScorer {

    static final Duration TIMEOUT = Duration.ofMillis(200);
    Instant now = TopologyRig.NOW;
    final CountingMeters meters = new CountingMeters();
    final HeldModels models = new HeldModels();
    /** What {@code deployments} holds at the next start. */
    DeploymentHistory deployments = DeploymentHistory.NONE;
    /** What the next start reads of lists. */
    ListSource lists = ListSource.NONE;

    private final int remembered;
    private final KeyValueStore<String, byte[]> customers =
            store(ScoringTopology.CUSTOMERS, Serdes.String(), Serdes.ByteArray());
    private final KeyValueStore<String, byte[]> activation =
            store(ScoringTopology.ACTIVATION, Serdes.String(), Serdes.ByteArray());
    private final KeyValueStore<Long, byte[]> pending =
            store(ScoringTopology.PENDING, Serdes.Long(), Serdes.ByteArray());
    private final KeyValueStore<Long, Long> overdue = store(ScoringTopology.OVERDUE, Serdes.Long(), Serdes.Long());
    private final List<SpecificRecord> written = new ArrayList<>();
    private MockProcessorContext<String, SpecificRecord> context;
    private ScoringProcessor processor;
    private long featuresOffset;

    /** @param remembered ids of each customer */
    RestartedScorer(int remembered) {
        this.remembered = remembered;
    }

    RestartedScorer start(boolean watching) {
        context = new MockProcessorContext<>();
        List.of(customers, activation, pending, overdue).forEach(context::addStateStore);
        WatchSettings watch =
                new WatchSettings("transactions", TIMEOUT, 1, new Door(Door.USUAL_SKEW, RecordBounds.USUAL));
        ScoringConfig config = new ScoringConfig(
                "features",
                "scores",
                "alerts-fraud",
                "superseded",
                "dead-letters",
                AmountPolicy.DEFAULT,
                FallbackSettings.USUAL,
                ReasonSettings.USUAL,
                watching ? Optional.of(watch) : Optional.empty(),
                remembered,
                CustomerStore.MEMORY);
        processor = new ScoringProcessor(
                config, TopologyRig.SERDES, models, new PolicyShelf(why -> {}, lists), deployments, () -> now, meters);
        processor.init(context);
        return this;
    }

    /** What a build before left of a customer. */
    void hasKept(String customer, byte[] entry) {
        customers.put(customer, entry);
    }

    /** As of a task that comes to an instance whose stores are empty. */
    RestartedScorer withoutActivation() {
        try (var all = activation.all()) {
            all.forEachRemaining(one -> activation.delete(one.key));
        }
        return this;
    }

    /** The control record that a build before left as the one whose policy goes on. */
    void keepsPolicyBefore(Control control) {
        activation.put("policy-before", TopologyRig.encoded(new FeatureRecord(null, control, null)));
    }

    void transaction(long offset, Transaction transaction) {
        context.setRecordMetadata("transactions", 0, offset);
        processor.process(new Record<>(
                null,
                TopologyRig.SERDES.transactions().serializer().serialize("transactions", transaction),
                TestRecords.LOGGED.toEpochMilli()));
        take();
    }

    void features(FeatureRecord record) {
        context.setRecordMetadata("features", 0, featuresOffset++);
        processor.process(new Record<>(null, TopologyRig.encoded(record), TestRecords.LOGGED.toEpochMilli()));
        take();
    }

    void pass(Duration time) {
        now = now.plus(time);
        context.scheduledPunctuators().forEach(one -> one.getPunctuator().punctuate(now.toEpochMilli()));
        take();
    }

    List<Score> scores() {
        return written(Score.class);
    }

    List<SupersededVector> superseded() {
        return written(SupersededVector.class);
    }

    private <T extends SpecificRecord> List<T> written(Class<T> type) {
        return written.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void take() {
        context.forwarded().forEach(one -> written.add(one.record().value()));
        context.resetForwards();
    }

    private static <K, V> KeyValueStore<K, V> store(String name, Serde<K> keys, Serde<V> values) {
        KeyValueStore<K, V> store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        MockProcessorContext<Void, Void> owner = new MockProcessorContext<>();
        store.init(owner.getStateStoreContext(), store);
        return store;
    }
}
