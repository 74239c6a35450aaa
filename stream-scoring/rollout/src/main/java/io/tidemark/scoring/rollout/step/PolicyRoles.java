package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.PolicyText;
import io.tidemark.scoring.release.models.DeploymentHistory;
import java.util.Optional;

/**
 * Which policy decides and which only watches.
 *
 * @param deciding empty: the thresholds of the bundles decide
 * @param shadow empty: none watches
 */
public record PolicyRoles(Optional<PolicyText> deciding, Optional<PolicyText> shadow) {

    /** Those in force. */
    public static PolicyRoles current(DeploymentHistory history) {
        Optional<Control> control = history.current().map(Deployment::getControl);
        return new PolicyRoles(control.map(Control::getPolicy), control.map(Control::getShadowPolicy));
    }

    /** Another decides, or none. One that watched and decides now has nothing to watch any more. */
    PolicyRoles decidedBy(Optional<PolicyText> next) {
        return new PolicyRoles(next, shadow.filter(one -> !Optional.of(one).equals(next)));
    }

    /** Another watches, or none. */
    PolicyRoles watchedBy(Optional<PolicyText> next) {
        return new PolicyRoles(deciding, next);
    }
}
