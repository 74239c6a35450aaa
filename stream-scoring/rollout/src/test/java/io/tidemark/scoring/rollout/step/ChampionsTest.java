package io.tidemark.scoring.rollout.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.TestRecords;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChampionsTest {

    @Test
    void beforeTheFirstActivationThereIsNoChampionAndNothingToGoBackTo() {
        assertThat(Champions.current(DeploymentHistory.NONE)).isEmpty();
        assertThat(before("")).isEqualTo("none");
        assertThat(before("a")).isEqualTo("none");
    }

    @Test
    void aRollbackGoesToTheChampionBeforeThePresentOne() {
        assertThat(before("ab")).isEqualTo("a");
        assertThat(before("abc")).isEqualTo("b");
    }

    @Test
    void rollingBackTwiceGoesBackTwice() {
        assertThat(before("abcb")).isEqualTo("a");
    }

    @Test
    void whenNothingLiesBeneathTheLastOtherChampionReturns() {
        assertThat(before("aba")).isEqualTo("b");
        assertThat(before("abcba")).isEqualTo("b");
    }

    @Test
    void withoutAChampionTheLastOneReturns() {
        assertThat(before("ab-")).isEqualTo("b");
    }

    @Test
    void thePresentChampionIsThatOfTheNewestDeployment() {
        assertThat(Champions.current(history("ab")).map(ModelReference::getVersion))
                .contains("b");
        assertThat(Champions.current(history("ab-"))).isEmpty();
    }

    private static String before(String champions) {
        return Champions.before(history(champions))
                .map(ModelReference::getVersion)
                .orElse("none");
    }

    /** One deployment for each letter; '-' for none. */
    private static DeploymentHistory history(String champions) {
        List<Deployment> deployments = new ArrayList<>();
        for (char letter : champions.toCharArray()) {
            ModelReference model = letter == '-' ? null : new ModelReference(String.valueOf(letter), "sha-" + letter);
            deployments.add(new Deployment(
                    TestRecords.control(deployments.size() + 1L, model), List.of((long) deployments.size())));
        }
        return new DeploymentHistory(deployments);
    }
}
