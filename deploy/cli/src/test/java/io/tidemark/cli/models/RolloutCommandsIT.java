package io.tidemark.cli.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.cli.OnServers;
import io.tidemark.cli.Run;
import io.tidemark.cli.TransactionsCsv;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.process.ChildProcess;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.signing.SignaturePolicy;
import io.tidemark.scoring.release.members.Acknowledger;
import io.tidemark.scoring.release.members.InstanceName;
import io.tidemark.scoring.rollout.client.ModelPublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a rollout, against a rollout process and an instance of which only the voice is there. */
@Tag("component")
class RolloutCommandsIT {

    private static final SignaturePolicy UNSIGNED_TOO = new SignaturePolicy(Optional.empty(), true);

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    @TempDir
    Path dir;

    private Connection connection;

    @BeforeEach
    void takeCleanTopics() throws Exception {
        connection = KAFKA.freshConnection();
    }

    @Test
    void aModelIsPlannedShadowedChallengedPromotedAndRolledBackAndHistoryTellsOfIt() throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(connection);
                ChildProcess rollout = new OnServers(connection).rollout(dir, Map.of("models.unsigned", "allow"));
                Acknowledger instance = Acknowledger.start(
                        connection, registry, InstanceName.of("scoring-1"), InstantSource.system())) {
            publish(registry).forEach(instance::ready);
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> models(0, "promote", "v1", "--dry-run", "--timeout", "60")
                                    .get("members")
                                    .size()
                            == 1);
            JsonNode plan = models(0, "promote", "v1", "--dry-run");
            assertThat(plan.get("outcome").asText()).isEqualTo("PLANNED");
            assertThat(plan.get("in_force").isNull()).isTrue();
            assertThat(plan.at("/proposed/champion/version").asText()).isEqualTo("v1");
            assertThat(plan.at("/members/0/instance").asText()).isEqualTo("scoring-1");
            assertThat(plan.at("/members/0/word").asText()).isEqualTo("READY");
            assertThat(plan.findValuesAsText("passed")).containsExactly("true", "true", "true", "true");
            assertThat(models(0, "history")).isEmpty();

            models(0, "promote", "v1");
            models(0, "promote", "v2", "--shadow");
            models(3, "promote", "v2", "--share", "1.5");
            models(0, "promote", "v2", "--share", "0.25");
            assertThat(models(0, "list").findValuesAsText("role")).containsExactly("champion", "challenger 0.25");
            models(3, "promote", "v1", "--shadow", "--dry-run");
            models(0, "stop", "v2");
            models(3, "stop", "v2", "--dry-run");
            models(0, "promote", "v2");
            models(0, "rollback");

            JsonNode history = models(0, "history");
            assertThat(history.findValuesAsText("sequence")).containsExactly("1", "2", "3", "4", "5", "6");
            String offset = history.get(2).at("/offsets/0").asText();
            JsonNode then = models(0, "history", "--at", "0:" + (Long.parseLong(offset) + 1));
            assertThat(then.at("/control/sequence").asLong()).isEqualTo(3);
            assertThat(then.at("/control/activation/challengers/0/share").asDouble())
                    .isEqualTo(0.25);
            assertThat(models(0, "history", "--at", "0:" + offset)
                            .at("/control/sequence")
                            .asLong())
                    .isEqualTo(2);
            assertThat(models(0, "history", "--at", "2020-01-01")).isEmpty();
            assertThat(run("history").out()).contains("CHALLENGERS", "v2 0.25");
            assertThat(run("history", "v2").out())
                    .contains("Model v2 was trained on", "It was published by", "Model v2 follows model v1");
            assertThat(run("card", "v2", "--owner", "the fraud team").out())
                    .contains("# Model card: v2", "the fraud team", "Model v2 follows model v1");
            assertThat(run("card", "v9").err()).contains("no model v9 is published");
            assertThat(run("history", "v2", "--at", "2020-01-01").err()).contains("not both");
            assertThat(run("promote", "v2", "--dry-run").out()).contains("PROPOSED", "golden_vectors", "scoring-1");
        }
    }

    /** Two versions of one model. */
    private List<ModelReference> publish(SchemaRegistry registry) throws IOException {
        String transactions = text(TransactionsCsv.write(dir.resolve("tx.csv"), TransactionsCsv.rows(1_000)));
        String features = text(dir.resolve("features.csv"));
        Path trained = dir.resolve("trained.zip");
        String[] history = {"--transactions", transactions, "--mapping", "handbook"};
        String[] range = {"--train", "2024-01-05..2024-01-20", "--params", "rounds=3", "--out", text(trained)};
        ok(OnServers.words(history, range), "train");
        ok(OnServers.words(history, "--out", features), "features", "compute");
        Path model = Files.write(
                dir.resolve("model.json"),
                Bundle.open(Files.readAllBytes(trained)).model());
        ModelPublisher publisher = new ModelPublisher(connection, registry, InstantSource.system(), UNSIGNED_TOO);
        List<ModelReference> models = new ArrayList<>();
        for (String version : List.of("v1", "v2")) {
            Path bundle = dir.resolve(version + ".zip");
            String[] made = {"--catalogue", "handbook", "--data", features, "--version", version, "--out", text(bundle)
            };
            ok(made, "models", "bundle", text(model));
            models.add(publisher.publish(Files.readAllBytes(bundle), "test"));
        }
        return models;
    }

    /** The JSON of a command of {@code models} that ends with this code. */
    private JsonNode models(int code, String... command) throws IOException {
        return new OnServers(connection).json(code, OnServers.words(new String[] {"models"}, command));
    }

    private Run run(String... command) {
        return new OnServers(connection).run(OnServers.words(new String[] {"models"}, command));
    }

    private static void ok(String[] options, String... command) {
        Run run = Run.of(OnServers.words(command, options));
        assertThat(run.code()).as(run.err()).isZero();
    }

    private static String text(Path path) {
        return path.toString();
    }
}
