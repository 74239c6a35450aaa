package io.tidemark.scoring.release.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Challenger;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelReference;
import io.tidemark.testkit.scoring.TestRecords;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RetentionTest {

    @Test
    void everyRoleInForceIsKeptHoweverManyModelsCame() {
        Retention retention = new Retention(0);
        retention.deployed(new Deployment(
                TestRecords.control(1, model("a"), List.of(new Challenger(model("b"), 0.1)), List.of(model("c"))),
                List.of(0L)));
        assertThat(kept(retention, 1L)).isEqualTo("a b c");
    }

    @Test
    void theChampionThatARollbackGoesToIsKeptAndTheOneBeforeItIsNot() {
        Retention retention = new Retention(0);
        deploy(retention, "abc");
        assertThat(kept(retention, 3L)).isEqualTo("b c");
        deploy(retention, "b", 4);
        assertThat(kept(retention, 4L)).isEqualTo("a b");
    }

    @Test
    void whatATaskMayStillMeetIsKeptAndOneThatItHasPassedIsNot() {
        Retention retention = new Retention(0);
        deploy(retention, "abcdef");
        assertThat(kept(retention, 3L)).isEqualTo("c d e f");
        assertThat(kept(retention, 5L)).isEqualTo("e f");
    }

    @Test
    void theLastThatWereSpokenOfAreKeptWithoutBeingInForce() {
        Retention retention = new Retention(2);
        deploy(retention, "a");
        retention.spokenOf(model("x"));
        retention.spokenOf(model("y"));
        retention.spokenOf(model("x"));
        retention.spokenOf(model("z"));
        assertThat(kept(retention, 1L)).isEqualTo("a x z");
    }

    @Test
    void aDeploymentDoesNotPushOutWhatIsAskedForWhileThatIsBeingAnswered() {
        Retention retention = new Retention(1);
        retention.spokenOf(model("x"));
        deploy(retention, "a");
        assertThat(kept(retention, 1L)).isEqualTo("a x");
    }

    @Property(tries = 200)
    void neverMoreIsKeptThanTheLastTheOnesAheadAndOneToGoBackTo(
            @ForAll @Size(max = 200) List<@IntRange(max = 20) Integer> champions,
            @ForAll @IntRange(max = 5) int behind) {
        Retention retention = new Retention(4);
        for (int i = 0; i < champions.size(); i++) {
            retention.deployed(deployment("m" + champions.get(i), i + 1));
            assertThat(retention.kept(Optional.of((long) i + 1 - behind)))
                    .hasSizeLessThanOrEqualTo(4 + behind + 2)
                    .contains(model("m" + champions.get(i)));
        }
    }

    private static void deploy(Retention retention, String champions) {
        for (int i = 0; i < champions.length(); i++) {
            deploy(retention, champions.substring(i, i + 1), i + 1);
        }
    }

    private static void deploy(Retention retention, String champion, long sequence) {
        retention.deployed(deployment(champion, sequence));
    }

    private static Deployment deployment(String champion, long sequence) {
        return new Deployment(TestRecords.control(sequence, model(champion)), List.of(sequence));
    }

    private static String kept(Retention retention, long earliest) {
        return retention.kept(Optional.of(earliest)).stream()
                .map(ModelReference::getVersion)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static ModelReference model(String version) {
        return new ModelReference(version, "sha-" + version);
    }
}
