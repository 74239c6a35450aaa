package io.tidemark.scoring.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.registry.SchemaRegistry;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.replay.DecisionReplay;
import io.tidemark.scoring.app.replay.ReplayReport;
import io.tidemark.scoring.app.replay.ScoreSearch;
import io.tidemark.scoring.app.replay.ScoreSearch.Scope;
import io.tidemark.scoring.app.replay.TopicModelSource;
import io.tidemark.scoring.app.replay.Verification;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.fetch.BundleSource;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.policy.list.ListTable;
import io.tidemark.scoring.release.lists.ListEntryLog;
import io.tidemark.scoring.release.models.DeploymentLog;
import io.tidemark.testkit.scoring.CommittedLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes decisions again that stand in the log. */
final class ReplayChecks {

    private static final Scope EVERYWHERE = new Scope(Optional.empty(), Optional.empty(), Optional.empty());
    private static final int SOME = 8;

    private ReplayChecks() {}

    static void someDecisionsOfEachModelComeOutAgain(Connection connection, SchemaRegistry registry) {
        List<Score> scores;
        try (var log = new CommittedLog<>(connection, registry, Topics.SCORES)) {
            scores = log.readToEnd().stream().map(CommittedLog.Entry::value).toList();
        }
        ScoreSearch search = new ScoreSearch(connection, registry);
        ModelLoader loader = new ModelLoader(new CompiledForestFactory());
        try (TopicModelSource models = new TopicModelSource(connection, registry, loader, BundleSource.NONE)) {
            ListTable lists = new ListTable();
            try (var entries = new ListEntryLog(connection, registry, lists::word, lists::passOver)) {
                entries.readToEnd();
            }
            DecisionReplay replay = new DecisionReplay(models, DeploymentLog.read(connection, registry), lists);
            for (Score score : scores) {
                ReplayReport report = replay.replay(score);
                assertThat(report.same() && report.notCompared().stream().noneMatch(why -> why.contains("lists")))
                        .as(report.toString())
                        .isTrue();
            }
            Verification verification = new Verification(replay, 1);
            assertThat(search.each(EVERYWHERE, verification::take)).isZero();
            assertThat(verification.found(0).all().same())
                    .as("%s", verification.found(0))
                    .isEqualTo(scores.size());
            for (int i = 0; i < scores.size(); i += scores.size() / SOME) {
                found(search, scores.get(i));
            }
        }
        assertThat(search.find("t-0-", EVERYWHERE)).isEmpty();
    }

    private static void found(ScoreSearch search, Score score) {
        String id = score.getTransaction().getTransactionId();
        Optional<String> customer = Optional.of(score.getTransaction().getCustomerId());
        Optional<Instant> decided = Optional.of(score.getScoredAt());
        assertThat(search.find(id, EVERYWHERE)).hasValue(score);
        assertThat(search.find(id, new Scope(customer, decided, Optional.empty())))
                .hasValue(score);
        assertThat(search.find(id, new Scope(customer, Optional.empty(), decided.map(at -> at.minusSeconds(3600)))))
                .isEmpty();
    }
}
