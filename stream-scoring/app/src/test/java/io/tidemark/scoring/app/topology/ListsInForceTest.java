package io.tidemark.scoring.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.FeatureRecord;
import io.tidemark.schemas.ListEntry;
import io.tidemark.schemas.ListsVersion;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.decision.PolicySeat;
import io.tidemark.scoring.app.replay.DecisionReplay;
import io.tidemark.scoring.app.replay.ReplayReport;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.policy.list.ListTable;
import io.tidemark.scoring.policy.live.PolicyShelf;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.TestModels;
import io.tidemark.testkit.scoring.TestPolicies;
import io.tidemark.testkit.scoring.TestRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lists of a task: under which version of them it decides, and what it says of those that it has not. */
class ListsInForceTest {

    private static final String HASH = TestPolicies.CATALOGUE.hash();
    private static final LoadedModel MODEL = TestModels.loaded("a", HASH);
    private final RestartedScorer scorer = new RestartedScorer(4);
    private final ListTable written = new ListTable();
    private final ListTable read = new ListTable();
    private final List<Control> controls = new ArrayList<>();
    private long vectors;

    ListsInForceTest() {
        scorer.models.put(MODEL);
        scorer.lists = read;
    }

    @Test
    void anEntryCountsBehindTheControlRecordThatNamesItAndNotBefore() {
        put(0, "stolen", "c");
        scorer.start(false).features(control());
        assertThat(decided().getDecision()).isEqualTo(Decision.DECLINE);
        assertThat(last().getPolicy().getListsVersion()).isEqualTo(1);
        assertThat(last().getPolicy().getLists()).containsExactly("stolen");

        takeOut(2, "stolen", "c");
        put(3, "trusted", "c");
        assertThat(decided().getDecision()).as("read, and named by no control").isEqualTo(Decision.DECLINE);
        scorer.features(control());
        assertThat(decided().getDecision()).isEqualTo(Decision.APPROVE);
        assertThat(last().getPolicy().getLane()).isEqualTo("allow");
        assertThat(last().getPolicy().getDecidedBy()).isEqualTo("trusted");
        assertThat(scorer.scores()).allSatisfy(score -> {
            assertThat(score.getFlags()).isEmpty();
            assertThat(replay(score, written).same()).isTrue();
            assertThat(replay(score, written).decided()).isTrue();
        });
    }

    @Test
    void aTaskThatStartsAgainFindsItsListsWithItsStoreAndWithout() {
        put(0, "stolen", "c");
        scorer.start(false).features(control());
        takeOut(2, "stolen", "c");
        assertThat(scorer.start(false)).isNotNull();
        assertThat(decided().getPolicy().getListsVersion()).isEqualTo(1);
        assertThat(last().getDecision()).isEqualTo(Decision.DECLINE);

        scorer.deployments = history();
        scorer.withoutActivation().start(false);
        assertThat(decided().getPolicy().getListsVersion()).isEqualTo(1);
        assertThat(last().getDecision()).isEqualTo(Decision.DECLINE);
    }

    @Test
    void entriesThatDoNotComeAreToldUntilTheyDo() {
        written.word(0, "stolen/c", entry("stolen", "c"));
        scorer.start(false).features(control());
        assertThat(decided().getFlags()).containsExactly("lists_incomplete");
        assertThat(last().getPolicy().getLists()).isEmpty();
        ReplayReport report = replay(last(), written);
        assertThat(report.decided()).isFalse();
        assertThat(report.notCompared())
                .containsExactly("the decision: what stood in the lists is not known of the instance that took it");

        read.word(0, "stolen/c", entry("stolen", "c"));
        assertThat(decided().getFlags()).isEmpty();
        assertThat(last().getDecision()).isEqualTo(Decision.DECLINE);
        assertThat(replay(last(), ListSource.NONE).notCompared())
                .containsExactly("the decision: what stood in the lists is not known here");
    }

    @Test
    void otherEntriesThanTheControlRecordWasMadeOfAreTold() {
        written.word(0, "stolen/c", entry("stolen", "c"));
        read.word(0, "stolen/d", entry("stolen", "d"));
        scorer.start(false).features(control());
        assertThat(decided().getFlags()).containsExactly("lists_incomplete");
    }

    @Test
    void whileTheyAreIncompleteOnlyTheListsAreLookedAtAgain() {
        written.word(0, "stolen/c", entry("stolen", "c"));
        Control control = control().getControl();
        PolicyChoice choice = new PolicyChoice(new PolicyShelf(why -> {}, read), DeploymentHistory.NONE);
        PolicySeat seat = choice.seat(Optional.of(control), Optional.empty());
        assertThat(seat.isComplete()).isFalse();
        assertThat(choice.again(control, seat)).isSameAs(seat);
        read.word(0, "stolen/c", entry("stolen", "c"));
        assertThat(choice.again(control, seat).isComplete()).isTrue();
    }

    private void put(long offset, String list, String entry) {
        List.of(written, read).forEach(table -> table.word(offset, list + "/" + entry, entry(list, entry)));
    }

    private void takeOut(long offset, String list, String entry) {
        List.of(written, read).forEach(table -> table.word(offset, list + "/" + entry, null));
    }

    private static ListEntry entry(String list, String entry) {
        return ListEntry.newBuilder()
                .setList(list)
                .setEntry(entry)
                .setAddedAt(Instant.EPOCH)
                .build();
    }

    /** Names what is written now. */
    private FeatureRecord control() {
        long sequence = controls.size() + 1L;
        ListsVersion version = written.version(sequence);
        controls.add(
                Control.newBuilder(TestPolicies.control(sequence, HeldModels.reference(MODEL), TestPolicies.LISTED))
                        .setLists(version)
                        .build());
        return new FeatureRecord(null, controls.get(controls.size() - 1), null);
    }

    private Score decided() {
        scorer.features(TestRecords.of(TestRecords.vector("c", 0, ++vectors, HASH, 0.0, 0.0, 0.0)));
        return last();
    }

    private Score last() {
        List<Score> scores = scorer.scores();
        return scores.get(scores.size() - 1);
    }

    private DeploymentHistory history() {
        return new DeploymentHistory(controls.stream()
                .map(control -> new Deployment(control, List.of(control.getSequence() - 1)))
                .toList());
    }

    private ReplayReport replay(Score score, ListSource lists) {
        // Where the controls stand is what other tests look at.
        List<Deployment> deployments = controls.stream()
                .map(control -> new Deployment(
                        control, List.of(control.getSequence() <= score.getControlSequence() ? 0L : Long.MAX_VALUE)))
                .toList();
        return new DecisionReplay(new OneModel(MODEL), new DeploymentHistory(deployments), lists).replay(score);
    }
}
