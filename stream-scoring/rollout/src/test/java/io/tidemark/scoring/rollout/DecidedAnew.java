package io.tidemark.scoring.rollout;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.ScoringSettings;
import io.tidemark.scoring.app.decision.ScoringMeters;
import io.tidemark.scoring.app.topology.ScoringConfig;
import io.tidemark.scoring.app.topology.ScoringSerdes;
import io.tidemark.scoring.app.topology.ScoringTopology;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.scoring.release.models.ModelDirectory;
import io.tidemark.testkit.scoring.CommittedLog.Entry;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * A log decided anew, a partition after the other, by the topology that every instance runs, with models that are all
 * there from the start.
 */
final class DecidedAnew {

    private final ScoringConfig config;
    private final ScoringSerdes serdes;
    private final Held models;
    private final Instant decided;

    /** @param decided when all of it is decided */
    DecidedAnew(Connection connection, SchemaRegistry registry, Collection<LoadedModel> models, Instant decided) {
        Map<String, String> settings = new HashMap<>(Map.of("state.dir", "unused", "customer.store", "memory"));
        settings.putAll(connection.toProperties());
        this.config = ScoringSettings.from(settings).topology(Optional.empty());
        this.serdes = ScoringSerdes.of(registry);
        this.models = new Held(models.stream()
                .collect(Collectors.toMap(model -> new ModelReference(model.version(), model.sha256()), one -> one)));
        this.decided = decided;
    }

    /** The decisions of one partition. */
    List<Score> scores(List<Entry<FeatureRecord>> log, int partition) {
        Properties properties = new Properties();
        properties.put("application.id", "anew");
        properties.put("bootstrap.servers", "none:1");
        try (var driver = new TopologyTestDriver(
                ScoringTopology.build(
                        config, serdes, models, DeploymentHistory.NONE, () -> decided, ScoringMeters.NONE),
                properties)) {
            var features =
                    driver.createInputTopic(config.features(), new ByteArraySerializer(), new ByteArraySerializer());
            log.stream()
                    .filter(entry -> entry.partition() == partition)
                    .forEach(entry -> features.pipeInput(
                            new byte[] {7},
                            serdes.features().serializer().serialize(config.features(), entry.value())));
            return driver.createOutputTopic(
                            config.scores(),
                            new StringDeserializer(),
                            serdes.scores().deserializer())
                    .readValuesToList();
        }
    }

    private record Held(Map<ModelReference, LoadedModel> models) implements ModelDirectory {

        @Override
        public Optional<LoadedModel> find(ModelReference model) {
            return Optional.ofNullable(models.get(model));
        }

        @Override
        public Optional<LoadedModel> await(ModelReference model) {
            return find(model);
        }

        @Override
        public void hold(Object task, long sequence, Set<ModelReference> wanted) {}

        @Override
        public void release(Object task) {}
    }
}
