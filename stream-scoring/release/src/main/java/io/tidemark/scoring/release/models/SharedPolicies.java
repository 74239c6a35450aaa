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
    private PolicyText lastShadow;

    /** The same deployment, with the policies of the one before if those are equal. */
    Deployment shared(Deployment deployment) {
        Control control = deployment.getControl();
        PolicyText policy = shared(control.getPolicy(), last);
        PolicyText shadow = shared(control.getShadowPolicy(), lastShadow);
        last = policy;
        lastShadow = shadow;
        if (policy == control.getPolicy() && shadow == control.getShadowPolicy()) {
            return deployment;
        }
        Control shared = new Control(
                control.getControlId(),
                control.getSequence(),
                control.getIssuedAt(),
                control.getActivation(),
                policy,
                control.getLists(),
                shadow);
        return new Deployment(shared, deployment.getOffsets());
    }

    private static PolicyText shared(PolicyText policy, PolicyText before) {
        return before != null && before.equals(policy) ? before : policy;
    }
}
