package io.tidemark.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.cli.OnServers;
import io.tidemark.cli.Run;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands that let a policy decide, against a rollout process; which model decides is of no matter to them. */
@Tag("component")
class PolicyLiveCommandsIT {

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
    void aPolicyIsPlannedPromotedAndRolledBackAndHistoryTellsOfIt() throws Exception {
        String first = policy("v1", "rules: [{id: large, when: transaction.amount > 50.0, then: step_up}]");
        String second = policy("v2", "rules: [{id: large, when: transaction.amount > 90.0, then: step_up}]");
        try (ChildProcess rollout = new OnServers(connection).rollout(dir, Map.of())) {
            JsonNode plan = json(0, "promote", first, "--dry-run", "--timeout", "60");
            assertThat(plan.get("outcome").asText()).isEqualTo("PLANNED");
            assertThat(plan.get("policy").asText()).isEqualTo("cards v1");
            assertThat(json(0, "history")).isEmpty();
            assertThat(run("history").out()).contains("no policy ever decided");
            json(3, "rollback");

            json(0, "promote", first);
            json(3, "promote", first);
            assertThat(run("promote", second, "--reason", "too many").out())
                    .contains("ACTIVATED: Policy cards v2 follows policy cards v1: too many", "policy_sound");
            json(0, "rollback");
            assertThat(json(0, "rollback").get("policy").isNull()).isTrue();

            JsonNode history = json(0, "history");
            assertThat(history.findValuesAsText("version")).containsExactly("v1", "v2", "v1", "null");
            assertThat(history.findValuesAsText("reason")).contains("too many");
            assertThat(history.get(0).get("sha256").asText())
                    .isEqualTo(history.get(2).get("sha256").asText());
            assertThat(run("history").out()).contains("cards v2", "too many", "none");
            assertThat(rollout.isAlive()).isTrue();
        }
    }

    @Test
    void whatDoesNotDecideLiveIsRefusedHereInOneSentence() throws IOException {
        Run unknown = run("promote", policy("v1", "rules: [{id: a, when: features.NONE > 1.0, then: review}]"));
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("line 4: ", "NONE");

        Run another = run("promote", policy("v1", ""), "--catalogue", "payments");
        assertThat(another.code()).isEqualTo(2);
        assertThat(another.err()).contains("line 3: the policy is for the catalogue 'handbook'");
    }

    private String policy(String version, String lines) throws IOException {
        String text = "name: cards\nversion: " + version + "\ncatalogue: handbook\n" + lines
                + "\nthresholds: {by: score, review: 0.5}\n";
        return Files.writeString(dir.resolve(version + ".yaml"), text).toString();
    }

    /** The JSON of a command of {@code policy} that ends with this code. */
    private JsonNode json(int code, String... command) throws IOException {
        return new OnServers(connection).json(code, OnServers.words(new String[] {"policy"}, command));
    }

    private Run run(String... command) {
        return new OnServers(connection).run(OnServers.words(new String[] {"policy"}, command));
    }
}
