package io.tidemark.scoring.rollout;

import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedBroker;
import io.tidemark.embedded.EmbeddedRegistry;
import io.tidemark.log.cluster.TopicsAdmin;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is gone refuses nothing: whoever only waits for requests would wait for ever and call itself well. */
@Tag("component")
class GoneBrokerIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path dir;

    @Test
    void aRolloutThatWaitsForRequestsSaysThatTheBrokerIsGoneAndServesAgainWhenItIsBack() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir.resolve("broker"));
                EmbeddedRegistry server = EmbeddedRegistry.start(dir.resolve("registry"))) {
            Connection connection = Connection.from(
                    Map.of("bootstrap.servers", broker.bootstrapServers(), "schema.registry.url", server.url()));
            try (TopicsAdmin topics = TopicsAdmin.connect(connection)) {
                topics.apply(2, (short) 1);
            }
            try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                    RolloutService service =
                            RolloutService.start(() -> Sequencers.of(connection, registry, Duration.ofSeconds(1)))) {
                await().atMost(PATIENCE).until(service::reasonNotServing, Optional::isEmpty);
                broker.kill();
                await().atMost(PATIENCE).until(service::reasonNotServing, Optional::isPresent);
                broker.restart();
                await().atMost(PATIENCE).until(service::reasonNotServing, Optional::isEmpty);
            }
        }
    }
}
