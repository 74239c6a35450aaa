package io.tidemark.scoring.app.topology;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.PolicyText;
import io.tidemark.scoring.app.decision.PolicySeat;
import io.tidemark.scoring.policy.list.ListsInForce;
import io.tidemark.scoring.policy.live.LivePolicy;
import io.tidemark.scoring.policy.live.PolicyShelf;
import io.tidemark.scoring.release.models.DeploymentHistory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the policy that decides under a control record, and the one that goes on where that one is refused here.
 *
 * <p>Which one goes on hangs on the control records alone and on what this build can read, so all instances of a build
 * decide by the same one, whatever an earlier build left in their stores.
 */
final class PolicyChoice {

    private final PolicyShelf policies;
    private final DeploymentHistory deployments;

    /** @param deployments what was known at the start of the process */
    PolicyChoice(PolicyShelf policies, DeploymentHistory deployments) {
        this.policies = policies;
        this.deployments = deployments;
    }

    /**
     * @param since the newest control that came since the start whose policy was not refused; empty if there is none
     */
    PolicySeat seat(Optional<Control> control, Optional<Control> since) {
        Optional<PolicyText> named = control.map(Control::getPolicy);
        if (named.isEmpty()) {
            return PolicySeat.none();
        }
        Optional<LivePolicy> found = named.flatMap(policies::find);
        if (found.isPresent()) {
            return PolicySeat.of(found.get(), lists(control.get(), found.get()));
        }
        Optional<LivePolicy> before = goingOn(control.get(), since);
        return PolicySeat.before(
                before, before.map(one -> lists(control.get(), one)).orElse(ListsInForce.NONE));
    }

    /** The policy that only watches; nobody stands in for one that is refused here. */
    PolicySeat shadow(Optional<Control> control) {
        Optional<PolicyText> named = control.map(Control::getShadowPolicy);
        if (named.isEmpty()) {
            return PolicySeat.none();
        }
        return policies.find(named.get())
                .map(found -> PolicySeat.of(found, lists(control.orElseThrow(), found)))
                .orElseGet(() -> PolicySeat.before(Optional.empty(), ListsInForce.NONE));
    }

    /** A seat whose lists were not complete, with them if they are now; nothing else of it is made anew. */
    PolicySeat again(Control control, PolicySeat seat) {
        ListsInForce lists = policies.lists().at(control.getLists());
        return lists.complete() ? seat.with(lists) : seat;
    }

    /** Those of the control in force, whichever policy looks into them; may wait until they are read. */
    private ListsInForce lists(Control control, LivePolicy policy) {
        return policy.listsOf(control, policies.lists());
    }

    /** That of the newest control before which can be read, or had none. */
    private Optional<LivePolicy> goingOn(Control refused, Optional<Control> since) {
        List<Control> newestFirst = Stream.concat(
                        deployments.deployments().stream().map(Deployment::getControl), since.stream())
                .filter(one -> one.getActivation() != null && one.getSequence() < refused.getSequence())
                .sorted(Comparator.comparingLong(Control::getSequence).reversed())
                .toList();
        for (Control one : newestFirst) {
            if (one.getPolicy() == null) {
                return Optional.empty();
            }
            Optional<LivePolicy> read = policies.find(one.getPolicy());
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }
}
