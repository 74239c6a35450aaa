package io.tidemark.scoring.rollout.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.release.models.DeploymentHistory;
import io.tidemark.testkit.scoring.TestPolicies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A policy comes as a shadow, is followed by another, and leaves; what decides stays. */
class PolicyShadowStepTest {

    private static final PolicyText FIRST = TestPolicies.FIRST;
    private static final PolicyText SECOND = TestPolicies.SECOND;
    private static final PolicyText LISTED = TestPolicies.LISTED;

    private final List<Deployment> log = new ArrayList<>();

    @Test
    void whatDecidesStaysAndSoDoesWhatARollbackGoesBackTo() {
        assertThat(take(RolloutAction.SHADOW_POLICY, FIRST)).isEqualTo("Policy cards first watches as a shadow");
        assertThat(now()).isEqualTo(new PolicyRoles(Optional.empty(), Optional.of(FIRST)));
        take(RolloutAction.PROMOTE_POLICY, SECOND);
        assertThat(now()).isEqualTo(new PolicyRoles(Optional.of(SECOND), Optional.of(FIRST)));
        assertThat(take(RolloutAction.SHADOW_POLICY, LISTED))
                .isEqualTo("Policy cards listed watches as a shadow, in place of policy cards first");
        assertThat(take(RolloutAction.STOP_SHADOW_POLICY, null)).isEqualTo("Policy cards listed watches no more");
        assertThat(now()).isEqualTo(new PolicyRoles(Optional.of(SECOND), Optional.empty()));
        assertThat(take(RolloutAction.ROLLBACK_POLICY, null))
                .isEqualTo("The thresholds of the bundles decide again, and no more policy cards second");
    }

    @Test
    void oneThatIsPromotedOrBroughtBackWatchesNoMore() {
        take(RolloutAction.SHADOW_POLICY, FIRST);
        assertThat(take(RolloutAction.PROMOTE_POLICY, FIRST))
                .isEqualTo("Policy cards first follows no policy, and is the shadow no more");
        assertThat(now()).isEqualTo(new PolicyRoles(Optional.of(FIRST), Optional.empty()));
        take(RolloutAction.PROMOTE_POLICY, SECOND);
        // What was before may watch: only to decide it has to be brought back.
        take(RolloutAction.SHADOW_POLICY, FIRST);
        take(RolloutAction.ROLLBACK_POLICY, null);
        assertThat(now()).isEqualTo(new PolicyRoles(Optional.of(FIRST), Optional.empty()));
    }

    @Test
    void whatChangesNothingOrCannotBeToldApartIsRefused() {
        refused(RolloutAction.STOP_SHADOW_POLICY, null, "no policy is a shadow");
        refused(RolloutAction.SHADOW_POLICY, null, "the request brings no policy");
        take(RolloutAction.PROMOTE_POLICY, FIRST);
        refused(RolloutAction.SHADOW_POLICY, FIRST, "the policy cards first is in force already");
        take(RolloutAction.SHADOW_POLICY, SECOND);
        refused(RolloutAction.SHADOW_POLICY, SECOND, "the policy cards second is the shadow already");
        PolicyText other = TestPolicies.of("first", "thresholds: {by: score, review: 0.5}\n");
        refused(RolloutAction.SHADOW_POLICY, other, "cards first was in force before with another text");
        PolicyText shadowed = TestPolicies.of("second", "thresholds: {by: score, review: 0.5}\n");
        refused(RolloutAction.SHADOW_POLICY, shadowed, "cards second was a shadow before with another text");
        refused(RolloutAction.PROMOTE_POLICY, shadowed, "cards second was a shadow before with another text");
    }

    private void refused(RolloutAction action, PolicyText policy, String why) {
        assertThatThrownBy(() -> proposal(action, policy))
                .isInstanceOf(RefusedStepException.class)
                .hasMessageContaining(why);
    }

    private String take(RolloutAction action, PolicyText policy) {
        PolicyProposal proposal = proposal(action, policy);
        long sequence = log.size() + 1L;
        Control control = Control.newBuilder(TestPolicies.control(
                        sequence,
                        new ModelReference("m", "h"),
                        proposal.roles().deciding().orElse(null)))
                .setShadowPolicy(proposal.roles().shadow().orElse(null))
                .build();
        log.add(new Deployment(control, List.of(sequence)));
        return proposal.text();
    }

    private PolicyProposal proposal(RolloutAction action, PolicyText policy) {
        RolloutRequest request = RolloutRequest.newBuilder()
                .setRequestId("request")
                .setAction(action)
                .setPolicy(policy)
                .setRequestedAt(Instant.EPOCH)
                .build();
        return PolicyProposal.of(action, request, new DeploymentHistory(log));
    }

    private PolicyRoles now() {
        return PolicyRoles.current(new DeploymentHistory(log));
    }
}
