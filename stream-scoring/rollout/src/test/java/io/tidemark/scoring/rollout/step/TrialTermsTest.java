package io.tidemark.scoring.rollout.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What trials make of roles, without any log. */
class TrialTermsTest {

    private final Rollouts rollouts = new Rollouts(new TrialTerms(100, 200, false));

    @Test
    void aCandidateIsAShadowFirstAndTheOneThatItFollowsIsOneAfterwards() {
        rollouts.promote("a").candidate("b");
        standing("champion a; ; shadows b", "b SHADOWING against a since 2");
        rollouts.promote("b");
        standing("champion b; ; shadows a", "b ON_WATCH against a since 3");
        rollouts.withdraw("a");
        standing("champion b; ; shadows ", "");
    }

    @Test
    void theFirstModelOfAllHasNobodyToBeComparedWith() {
        rollouts.candidate("a");
        standing("champion a; ; shadows ", "");
    }

    @Test
    void ofTwoCandidatesTheFirstThatPassesFollowsAndTheOtherLeaves() {
        rollouts.promote("a").shadow("d").candidate("b").candidate("c");
        standing("champion a; ; shadows d, b, c", "b SHADOWING against a since 3, c SHADOWING against a since 4");
        assertThatThrownBy(() -> rollouts.candidate("e"))
                .isInstanceOf(RefusedStepException.class)
                .hasMessageContaining("2 models are on trial as shadows already");
        rollouts.promote("c");
        standing("champion c; ; shadows d, a", "c ON_WATCH against a since 5");
    }

    @Test
    void aCandidateIsOnTrialBesideAChampionThatIsOnWatch() {
        rollouts.promote("a").promote("b").candidate("c");
        standing("champion b; ; shadows a, c", "b ON_WATCH against a since 2, c SHADOWING against b since 3");
        rollouts.rollback();
        // It was compared with a champion that is gone.
        standing("champion a; ; shadows ", "");
    }

    @Test
    void aPromotionInTheMiddleOfAWatchBeginsAnother() {
        rollouts.promote("a").promote("b").promote("c");
        standing("champion c; ; shadows b", "c ON_WATCH against b since 3");
    }

    @Test
    void stepsThatDoNotTouchATrialLeaveItAlone() {
        rollouts.promote("a").candidate("b").challenge("c", 0.1).shadow("d").withdraw("d");
        standing("champion a; c 0.1; shadows b", "b SHADOWING against a since 2");
        rollouts.withdraw("b");
        standing("champion a; c 0.1; shadows ", "");
    }

    @Test
    void aShadowThatBecomesAChallengerIsNoLongerOnTrial() {
        rollouts.promote("a").candidate("b").challenge("b", 0.2);
        standing("champion a; b 0.2; shadows ", "");
    }

    private void standing(String roles, String trials) {
        assertThat(rollouts.roles()).isEqualTo(roles);
        assertThat(rollouts.trials()).isEqualTo(trials);
    }
}
