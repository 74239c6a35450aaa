package io.tidemark.scoring.app.decision;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.ShadowPolicy;
import io.tidemark.scoring.policy.live.PolicyTexts;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the policy that watches say what it would have decided. Whatever happens to it, the decision is taken already:
 * it costs a count and, the first time, a line in the process's log. Not thread-safe.
 */
public final class PolicyShadow {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyShadow.class);
    private static final String FAILED = "policy_failed";

    private final Decider decider;
    private final Set<String> noted = new HashSet<>();
    private final ScoringMeters meters;

    public PolicyShadow(Decider decider, ScoringMeters meters) {
        this.decider = decider;
        this.meters = meters;
    }

    /**
     * What it would have decided on the ground of the real decision; empty without one, and if it cannot say.
     *
     * @param control names it
     */
    public Optional<ShadowPolicy> heard(
            FeatureVector vector, Ground ground, Optional<Control> control, PolicySeat shadow) {
        if (shadow.isRefused()) {
            lost(control, DecisionFlags.POLICY_REFUSED, null);
            return Optional.empty();
        }
        if (shadow.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(record(decider.decide(vector, ground, shadow)));
        } catch (RuntimeException | StackOverflowError e) {
            lost(control, FAILED, e);
            return Optional.empty();
        }
    }

    private static ShadowPolicy record(Verdict verdict) {
        return new ShadowPolicy(
                verdict.decision(),
                verdict.trace().orElseThrow(),
                verdict.flags(),
                verdict.releasePropensity().orElse(null));
    }

    private void lost(Optional<Control> control, String cause, Throwable why) {
        String name =
                control.map(Control::getShadowPolicy).map(PolicyTexts::name).orElse("");
        meters.shadowSilent(name, cause);
        if (noted.add(name + " " + cause)) {
            LOG.warn("The policy {} watches and says nothing, which changes no decision: {}", name, cause, why);
        }
    }
}
