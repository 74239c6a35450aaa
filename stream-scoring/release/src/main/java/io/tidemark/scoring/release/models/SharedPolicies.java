package io.tidemark.scoring.release.models;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.PolicyText;

/**
 * Lets deployments share the text of a policy that one after the other carries, since each change of a model or of a
 * list carries it along: a thousand changes are a thousand copies in the log, and one in memory. Not thread-safe.
 */
final class SharedPolicies {

    private PolicyText last;

    /** The same deployment, with the policy of the one before if that is equal. */
    Deployment shared(Deployment deployment) {
        Control control = deployment.getControl();
        if (last == null || !last.equals(control.getPolicy())) {
            last = control.getPolicy();
            return deployment;
        }
        Control shared = new Control(
                control.getControlId(),
                control.getSequence(),
                control.getIssuedAt(),
                control.getActivation(),
                last,
                control.getLists());
        return new Deployment(shared, deployment.getOffsets());
    }
}
