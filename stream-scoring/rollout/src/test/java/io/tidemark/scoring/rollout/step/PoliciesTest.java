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
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private static final int KINDS = 4;
    private static final int ROLLBACK = KINDS;
    private static final int MODEL = KINDS + 1;

    private static final List<PolicyText> POLICIES = IntStream.range(0, KINDS)
            .mapToObj(i -> TestPolicies.of("v" + i, "thresholds: {by: score, review: 0." + (i + 1) + "}\n"))
            .toList();

    private final List<Deployment> log = new ArrayList<>();

    /** What people did, in full: the policies that were promoted and not taken back, the present one last. */
    private final List<PolicyText> promoted = new ArrayList<>();

    @Property
    void whatComesBackIsWhatThePresentOneFollowed(@ForAll @Size(max = 30) List<@IntRange(max = MODEL) Integer> asked) {
        log.clear();
        promoted.clear();
        for (int step : asked) {
            if (step == MODEL) {
                deploy(Policies.current(history()));
            } else if (step == ROLLBACK) {
                rollback();
            } else {
                promote(POLICIES.get(step));
            }
            assertThat(Policies.current(history())).isEqualTo(fromTheTop(1));
        }
        while (!promoted.isEmpty()) {
            rollback();
        }
        assertThat(Policies.before(history())).isEmpty();
    }

    @Test
    void thePolicyBeforeIsBroughtBackAndNotPromoted() {
        deploy(Optional.of(POLICIES.get(0)));
        deploy(Optional.of(POLICIES.get(1)));
        assertThatThrownBy(() -> proposed(RolloutAction.PROMOTE_POLICY, POLICIES.get(0)))
                .isInstanceOf(RefusedStepException.class)
                .hasMessage("the policy cards v0 is the one before policy cards v1; bring it back with tidemark policy"
                        + " rollback");
    }

    private void promote(PolicyText policy) {
        boolean isKnown = fromTheTop(1).filter(policy::equals).isPresent()
                || fromTheTop(2).filter(policy::equals).isPresent();
        if (isKnown) {
            assertThatThrownBy(() -> proposed(RolloutAction.PROMOTE_POLICY, policy))
                    .isInstanceOf(RefusedStepException.class);
            return;
        }
        promoted.add(policy);
        deploy(proposed(RolloutAction.PROMOTE_POLICY, policy));
    }

    private void rollback() {
        if (promoted.isEmpty()) {
            assertThatThrownBy(() -> proposed(RolloutAction.ROLLBACK_POLICY, null))
                    .isInstanceOf(RefusedStepException.class);
            return;
        }
        Optional<PolicyText> back = proposed(RolloutAction.ROLLBACK_POLICY, null);
        assertThat(back).isEqualTo(fromTheTop(2));
        promoted.remove(promoted.size() - 1);
        deploy(back);
    }

    private Optional<PolicyText> fromTheTop(int place) {
        return promoted.size() < place ? Optional.empty() : Optional.of(promoted.get(promoted.size() - place));
    }

    private Optional<PolicyText> proposed(RolloutAction action, PolicyText policy) {
        RolloutRequest request = RolloutRequest.newBuilder()
                .setRequestId("request")
                .setAction(action)
                .setPolicy(policy)
                .setRequestedAt(Instant.EPOCH)
                .build();
        return PolicyProposal.of(action, request, history()).roles().deciding();
    }

    private void deploy(Optional<PolicyText> policy) {
        long sequence = log.size() + 1L;
        Control control = TestPolicies.control(sequence, new ModelReference("m" + sequence, "h"), policy.orElse(null));
        log.add(new Deployment(control, List.of(sequence)));
    }

    private DeploymentHistory history() {
        return new DeploymentHistory(log);
    }
}
