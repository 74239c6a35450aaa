package io.tidemark.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.cli.OnServers;
import io.tidemark.cli.Run;
import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.process.ChildProcess;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.release.models.DeploymentLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            decisionsOnRecordAreSimulated(second);
            decisionsOfAStretchComeOutAgain();
            anotherWatches(second);
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

    @Test
    void whatCannotBeVerifiedIsRefusedOrCountedWithWhy() throws Exception {
        Run empty = run("verify", "--from", "2999-01-01");
        assertThat(empty.code()).isEqualTo(2);
        assertThat(empty.err())
                .contains("no decision is on ", "--from and --until")
                .hasLineCount(1);
        assertThat(run("verify", "--examples", "-1").err())
                .contains("--examples -1 is less than none")
                .hasLineCount(1);

        RecordedDecisions.writeBroken(connection, "broken");
        Score.Builder broken = RecordedDecisions.of("b", 0, 1).setModelVersion("broken");
        Score.Builder gone = RecordedDecisions.of("g", 1, 1).setBundleSha256("1");
        RecordedDecisions.write(connection, List.of(broken.setBundleSha256("0").build(), gone.build()), List.of());

        // No control ever had these models in force.
        JsonNode whole = json(3, "verify");
        assertThat(whole.get("differing").get("model in force").asInt()).isEqualTo(2);
        assertThat(whole.get("not_compared").fieldNames())
                .toIterable()
                .hasSize(2)
                .anySatisfy(why -> assertThat(why).startsWith("the decision: model broken: the bundle is refused"));
    }

    /** By a rule above 50, by the ladder below; then one that was tampered with, one decided twice, one sent again. */
    private void decisionsOfAStretchComeOutAgain() throws Exception {
        List<Score> scores = new ArrayList<>();
        Deployment deployment;
        try (SchemaRegistry registry = SchemaRegistry.connect(connection)) {
            deployment = DeploymentLog.read(connection, registry).current().orElseThrow();
        }
        for (int i = 1; i <= 20; i++) {
            scores.add(RecordedDecisions.byRuleOrLadder(deployment, i, 5L * i));
        }
        RecordedDecisions.write(connection, scores, List.of());
        JsonNode same = json(0, "verify", "--customer", "verified");
        assertThat(same.get("all").get("same").asInt()).isEqualTo(20);
        assertThat(same.get("all").get("different").asInt()).isZero();
        assertThat(same.get("standings").get("DEGRADED").get("same").asInt()).isEqualTo(20);
        assertThat(same.get("stretches").get(0).get("policy").asText()).isEqualTo("cards v1");
        assertThat(run("verify", "--customer", "verified").out())
                .contains("20 decisions, 0 differ, 0 could not be taken again, 0 were taken twice");

        Score.Builder again = Score.newBuilder(scores.get(3)).setOrigin(new LogPosition(0, 99L));
        Score.Builder tampered = Score.newBuilder(scores.get(18)).setDecision(Decision.APPROVE);
        RecordedDecisions.write(connection, List.of(tampered.build(), again.build()), List.of());
        JsonNode other = json(3, "verify", "--customer", "verified");
        assertThat(other.get("differing").get("decision").asInt()).isEqualTo(1);
        assertThat(other.get("decided_again").asInt()).isEqualTo(1);
        assertThat(other.get("sent_again").asInt()).isEqualTo(1);
        assertThat(run("verify", "--customer", "verified").out())
                .contains(
                        "1 differ in: decision", "decision: recorded APPROVE, recomputed STEP_UP", "v4", "sent again");
    }

    /** Of 40 decisions the amounts are 1 to 40 times 3; v1 steps up above 50, v2 above 90. */
    private void decisionsOnRecordAreSimulated(String second) throws Exception {
        List<Score> scores = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            Decision would = 3L * i > 90 ? Decision.STEP_UP : Decision.APPROVE;
            scores.add(RecordedDecisions.of("t" + i, i, 3L * i)
                    .setShadowPolicy(RecordedDecisions.word("v2", would))
                    .build());
        }
        // Scored again, degraded, declined, before the days that are asked for, and too young for an outcome, whatever
        // is said of it.
        scores.add(RecordedDecisions.of("t1", 1, 500).build());
        scores.add(RecordedDecisions.of("d", 2, 70)
                .setFlags(List.of("model_missing"))
                .build());
        scores.add(
                RecordedDecisions.of("x", 3, 70).setDecision(Decision.DECLINE).build());
        scores.add(RecordedDecisions.of("o", -90, 70).build());
        scores.add(RecordedDecisions.of("y", 60, 70).build());
        RecordedDecisions.write(connection, scores, List.of("t20", "t35", "y"));

        JsonNode result = json(0, "simulate", second, "--days", "70", "--delay", "7d");
        assertThat(result.get("transactions").asInt()).isEqualTo(42);
        assertThat(result.get("unlabelled").asInt()).isEqualTo(1);
        assertThat(result.get("degraded").get("model_missing").asInt()).isEqualTo(1);
        assertThat(result.get("today").get("policy").asText()).isEqualTo("cards v1");
        // Above 50 lie those from 17 to 40, x and y; above 90 those from 31 on.
        assertThat(result.get("today").get("stepped_up").get("value").asInt()).isEqualTo(26);
        assertThat(result.get("proposed").get("stepped_up").get("value").asInt())
                .isEqualTo(10);
        JsonNode change = result.get("changes").get(0);
        assertThat(change.get("transactions").asInt()).isEqualTo(16);
        assertThat(change.get("frauds").asInt()).isEqualTo(1);
        assertThat(change.get("genuine").asInt()).isEqualTo(13);
        assertThat(change.get("unseen").asInt()).isEqualTo(1);
        JsonNode missed = result.get("proposed").get("frauds").get("missed");
        assertThat(missed.get("value").isNull()).isTrue();
        assertThat(result.get("unseen").get(0).get("transactions").asInt()).isEqualTo(1);
        assertThat(run("simulate", second, "--days", "70").out())
                .contains("unknown (", "unknown: 1 transactions that the thresholds", "flag model_missing");
        assertThat(run("simulate", second, "--days", "0").err()).contains("--days 0 leaves nothing to decide");
    }

    /** What the decisions on record hold of a policy v2 that watched is summed up; those without are told. */
    private void anotherWatches(String second) throws Exception {
        assertThat(json(0, "show").get("shadow").isNull()).isTrue();
        json(3, "shadow", "--stop");
        JsonNode plan = json(0, "shadow", second, "--dry-run", "--timeout", "60");
        assertThat(plan.get("outcome").asText()).isEqualTo("PLANNED");
        assertThat(plan.get("policy").asText()).isEqualTo("cards v1");
        assertThat(plan.get("shadow_policy").asText()).isEqualTo("cards v2");
        assertThat(run("shadow", second).out()).contains("Policy cards v2 watches as a shadow", "policy_sound");
        json(3, "shadow", second);
        JsonNode shown = json(0, "show");
        assertThat(shown.get("in_force").get("version").asText()).isEqualTo("v1");
        assertThat(shown.get("shadow").get("version").asText()).isEqualTo("v2");
        assertThat(run("show").out()).contains("decides: cards v1", "watches: cards v2", "transaction.amount > 90.0");

        JsonNode compared = json(0, "compare", "--days", "70");
        assertThat(compared.get("shadow").asText()).isEqualTo("cards v2");
        assertThat(compared.get("transactions").asInt()).isEqualTo(40);
        // Three of the decisions that were simulated, and the twenty that were verified.
        assertThat(compared.get("unheard").asInt()).isEqualTo(3 + 20);
        assertThat(compared.get("different").get("value").asInt()).isEqualTo(10);
        assertThat(compared.get("share").get("value").asDouble()).isEqualTo(0.25);
        assertThat(compared.get("table").findValuesAsText("shadow")).containsExactly("APPROVE", "STEP_UP");
        assertThat(compared.get("table").get(1).get("examples")).hasSize(2);
        assertThat(run("compare").out())
                .contains("cards v2 watched 40 decisions of 7 customers", "different: 10 (", "step_up", "rule large");
        assertThat(run("compare", "--days", "2026-01-01..2026-01-02").err()).contains("let one watch");

        assertThat(json(0, "shadow", "--stop").get("shadow_policy").isNull()).isTrue();
        assertThat(run("shadow").err()).contains("name either a policy file that is to watch, or --stop");
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
