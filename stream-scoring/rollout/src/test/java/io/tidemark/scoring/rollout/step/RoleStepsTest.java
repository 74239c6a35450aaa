package io.tidemark.scoring.rollout.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.Challenger;
import io.tidemark.schemas.ModelReference;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What steps make of roles, without any log. */
class RoleStepsTest {

    private final Rollouts rollouts = new Rollouts();

    @Test
    void aPromotedShadowOrChallengerLeavesItsOldRoleAndTheOthersGoOn() {
        rollouts.promote("a")
                .shadow("b")
                .challenge("c", 0.2)
                .challenge("d", 0.1)
                .shadow("e");
        assertThat(rollouts.roles()).isEqualTo("champion a; c 0.2, d 0.1; shadows b, e");
        rollouts.promote("b");
        assertThat(rollouts.roles()).isEqualTo("champion b; c 0.2, d 0.1; shadows e");
        rollouts.promote("c");
        assertThat(rollouts.roles()).isEqualTo("champion c; d 0.1; shadows e");
        rollouts.rollback();
        assertThat(rollouts.roles()).isEqualTo("champion b; d 0.1; shadows e");
    }

    @Test
    void aRollbackToAModelThatChallengesNowMakesItTheChampionAlone() {
        rollouts.promote("a").promote("b").challenge("a", 0.5).rollback();
        assertThat(rollouts.roles()).isEqualTo("champion a; ; shadows ");
    }

    @Test
    void aShareIsChangedInPlaceAndAChallengerStepsDownToAShadow() {
        rollouts.promote("a").challenge("b", 0.1).challenge("c", 0.2).challenge("b", 0.3);
        assertThat(rollouts.roles()).isEqualTo("champion a; b 0.3, c 0.2; shadows ");
        rollouts.shadow("b");
        assertThat(rollouts.roles()).isEqualTo("champion a; c 0.2; shadows b");
        rollouts.challenge("b", 0.05);
        assertThat(rollouts.roles()).isEqualTo("champion a; c 0.2, b 0.05; shadows ");
        rollouts.withdraw("c").withdraw("b");
        assertThat(rollouts.roles()).isEqualTo("champion a; ; shadows ");
    }

    @Test
    void sharesThatAreWrittenToSumUpToOneDoSo() {
        rollouts.promote("a").challenge("b", 0.1).challenge("c", 0.2).challenge("d", 0.7);
        assertThat(rollouts.roles()).isEqualTo("champion a; b 0.1, c 0.2, d 0.7; shadows ");
        refused(() -> rollouts.challenge("d", 0.70000001), "1.00000001 of the customers together");
    }

    @Test
    void whatCannotBeIsRefusedInOneSentence() {
        refused(() -> rollouts.challenge("b", 0.1), "there is no champion to challenge");
        rollouts.promote("a");
        refused(() -> rollouts.promote("a"), "model a is the champion already");
        refused(() -> rollouts.challenge("a", 0.1), "decides for all the rest");
        refused(() -> rollouts.shadow("a"), "promote another or roll back first");
        refused(() -> rollouts.withdraw("a"), "promote another or roll back");
        refused(() -> rollouts.withdraw("b"), "neither a challenger nor a shadow");
        refused(() -> rollouts.shadow("b").shadow("b"), "a shadow already");
        refused(() -> rollouts.challenge("c", 0.1).challenge("c", 0.1), "has this share already");
        for (double share : new double[] {0, -0.1, 1.0001, Double.NaN, Double.POSITIVE_INFINITY}) {
            refused(() -> rollouts.challenge("d", share), "more than 0 and at most 1");
        }
        refused(() -> rollouts.promote("unpublished"), "no bundle of model unpublished was published");
        refused(rollouts::rollback, "there was no other champion before model a");
    }

    @Property(tries = 300)
    void whateverIsAskedForAModelHasOneRoleAndNobodyHasMoreCustomersThanThereAre(
            @ForAll("wishes") List<Rollouts.Ask> asks) {
        for (Rollouts.Ask ask : asks) {
            Roles before = rollouts.now();
            try {
                rollouts.take(ask);
            } catch (RefusedStepException e) {
                assertThat(rollouts.now()).isEqualTo(before);
            }
            Roles now = rollouts.now();
            Set<ModelReference> seen = new HashSet<>(now.shadows());
            now.challengers().stream().map(Challenger::getModel).forEach(seen::add);
            now.champion().ifPresent(seen::add);
            int roles = now.shadows().size()
                    + now.challengers().size()
                    + now.champion().stream().toList().size();
            assertThat(seen).hasSize(roles);
            assertThat(now.share()).isLessThanOrEqualTo(BigDecimal.ONE);
        }
    }

    @Provide
    Arbitrary<List<Rollouts.Ask>> wishes() {
        return Combinators.combine(
                        Arbitraries.of(0, 1, 2, 3, 4),
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.of(0.1, 0.25, 0.5, 0.9, 1.0))
                .as(Rollouts.Ask::new)
                .list()
                .ofMaxSize(30);
    }

    private static void refused(Runnable asking, String why) {
        assertThatThrownBy(asking::run).isInstanceOf(RefusedStepException.class).hasMessageContaining(why);
    }

    static Optional<ModelReference> published(String version) {
        return version.startsWith("un") ? Optional.empty() : Optional.of(new ModelReference(version, "sha-" + version));
    }
}
