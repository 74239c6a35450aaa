package io.tidemark.scoring.app.replay;

import io.tidemark.schemas.Control;
import io.tidemark.schemas.Deployment;
import io.tidemark.schemas.FeatureVector;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.decision.DecisionFlags;
import io.tidemark.scoring.app.decision.PolicySeat;
import io.tidemark.scoring.app.decision.PolicySeat.Heard;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.policy.live.LivePolicy;
import io.tidemark.scoring.release.models.DeploymentHistory;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The policies under which past decisions were taken. */
final class ReplayedPolicies {

    private final DeploymentHistory deployments;

    /** Those of the history are the same objects for each decision, and take long to read. */
    private final Map<PolicyText, PolicySeat> seats = new IdentityHashMap<>();

    ReplayedPolicies(DeploymentHistory deployments) {
        this.deployments = deployments;
    }

    /**
     * The policy that was in force in the log, or the one that went on where an instance refused that one.
     *
     * @throws io.tidemark.scoring.policy.live.RefusedPolicyException if this build cannot read it
     */
    PolicySeat of(Score recorded) {
        Optional<PolicyText> text = recorded.getFlags().contains(DecisionFlags.POLICY_REFUSED)
                ? Optional.ofNullable(recorded.getPolicy()).flatMap(this::named)
                : DecisionReplay.inForce(deployments, recorded).map(Control::getPolicy);
        return text.map(one -> seats.computeIfAbsent(one, read -> PolicySeat.of(LivePolicy.of(read))))
                .orElseGet(PolicySeat::none);
    }

    private Optional<PolicyText> named(PolicyTrace trace) {
        return deployments.deployments().stream()
                .map(Deployment::getControl)
                .map(Control::getPolicy)
                .filter(Objects::nonNull)
                .filter(policy -> policy.getSha256().equals(trace.getSha256()))
                .findFirst();
    }

    /** What the policy says of what is on record; empty without one. */
    static Optional<Heard> hear(PolicySeat seat, Score recorded, Optional<LoadedModel> model, double score) {
        FeatureVector vector = FeatureVector.newBuilder()
                .setTransaction(recorded.getTransaction())
                .setOrigin(recorded.getOrigin())
                .setLoggedAt(recorded.getLoggedAt())
                .setCatalogueHash(recorded.getCatalogueHash())
                .setValues(recorded.getVector())
                .build();
        return seat.isEmpty() ? Optional.empty() : Optional.of(seat.hear(vector, model, score));
    }

    static void compare(Score recorded, Optional<Heard> heard, List<Comparison> compared) {
        PolicyTrace before = recorded.getPolicy();
        PolicyTrace now = heard.map(Heard::trace).orElse(null);
        if (before == null && now == null) {
            return;
        }
        compared.add(of("policy in force", before, now, trace -> trace.getName() + " " + trace.getSha256()));
        compared.add(of("decided by", before, now, trace -> (trace.getLane() + " " + trace.getDecidedBy()).strip()));
        compared.add(of("rules that fired", before, now, trace -> String.join(" ", trace.getFired())));
        compared.add(of("unanswered", before, now, trace -> String.valueOf(trace.getUnanswered())));
    }

    private static Comparison of(String what, PolicyTrace before, PolicyTrace now, Function<PolicyTrace, String> part) {
        return Comparison.of(
                what, before == null ? "none" : part.apply(before), now == null ? "none" : part.apply(now));
    }
}
