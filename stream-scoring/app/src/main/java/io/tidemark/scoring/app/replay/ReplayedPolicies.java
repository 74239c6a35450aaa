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
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.policy.live.LivePolicy;
import io.tidemark.scoring.policy.live.RefusedPolicyException;
import io.tidemark.scoring.release.models.DeploymentHistory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The policies under which past decisions were taken. Not thread-safe. */
final class ReplayedPolicies {

    /** Decisions of one time are replayed together, and those of a long one come by few policies at once. */
    private static final int KEPT = 8;

    private final DeploymentHistory deployments;

    /** By value: each control record has its policy as an object of its own, and reading one takes long. */
    private final Map<PolicyText, Reading> read = new LinkedHashMap<>(KEPT, 0.75f, true);

    /** Seats whose lists are whole, since each is made with an engine of its own. */
    private final Map<Under, PolicySeat> seats = new LinkedHashMap<>(KEPT, 0.75f, true);

    private final ListSource lists;

    /** A policy, by its hash, beside the lists of a control record. */
    private record Under(long sequence, String controlId, String sha256, String catalogueHash) {}

    /** One of both. */
    private record Reading(Optional<LivePolicy> policy, Optional<RefusedPolicyException> refusal) {}

    ReplayedPolicies(DeploymentHistory deployments, ListSource lists) {
        this.deployments = deployments;
        this.lists = lists;
    }

    /**
     * The policy of the control record that a decision names, or the one that went on where an instance refused that
     * one.
     *
     * @throws RefusedPolicyException if this build cannot read it
     */
    PolicySeat of(Score recorded) {
        Optional<Control> found = DecisionReplay.named(deployments, recorded);
        if (found.isEmpty()) {
            return PolicySeat.none();
        }
        Control control = found.get();
        if (recorded.getFlags().contains(DecisionFlags.POLICY_REFUSED)) {
            return Optional.ofNullable(recorded.getPolicy())
                    .flatMap(trace -> goneOn(trace, control.getSequence()))
                    .map(text -> seat(text, control))
                    .orElseGet(PolicySeat::none);
        }
        return Optional.ofNullable(control.getPolicy())
                .map(text -> seat(text, control))
                .orElseGet(PolicySeat::none);
    }

    /** The newest before: the same text may have come with another catalogue later, or long ago. */
    private Optional<PolicyText> goneOn(PolicyTrace trace, long before) {
        return deployments.deployments().stream()
                .map(Deployment::getControl)
                .filter(control -> control.getSequence() < before)
                .map(Control::getPolicy)
                .filter(Objects::nonNull)
                .filter(policy -> policy.getSha256().equals(trace.getSha256()))
                .reduce((earlier, later) -> later);
    }

    /** Whatever the policy is, the lists are those of the control. */
    private PolicySeat seat(PolicyText text, Control control) {
        Under under =
                new Under(control.getSequence(), control.getControlId(), text.getSha256(), text.getCatalogueHash());
        PolicySeat kept = seats.get(under);
        if (kept != null) {
            return kept;
        }
        Reading reading = read.computeIfAbsent(text, ReplayedPolicies::reading);
        keepFew(read);
        LivePolicy policy = reading.policy().orElseThrow(() -> reading.refusal().orElseThrow());
        PolicySeat seat = PolicySeat.of(policy, policy.listsOf(control, lists));
        if (seat.isComplete()) {
            seats.put(under, seat);
            keepFew(seats);
        }
        return seat;
    }

    private static void keepFew(Map<?, ?> kept) {
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private static Reading reading(PolicyText text) {
        try {
            return new Reading(Optional.of(LivePolicy.fromLog(text)), Optional.empty());
        } catch (RefusedPolicyException e) {
            return new Reading(Optional.empty(), Optional.of(e));
        }
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
        compared.add(of("lists", before, now, trace -> trace.getListsVersion() + " " + trace.getLists()));
        compared.add(of("unanswered", before, now, trace -> String.valueOf(trace.getUnanswered())));
    }

    private static Comparison of(String what, PolicyTrace before, PolicyTrace now, Function<PolicyTrace, String> part) {
        return Comparison.of(
                what, before == null ? "none" : part.apply(before), now == null ? "none" : part.apply(now));
    }
}
