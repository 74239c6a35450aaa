package io.tidemark.scoring.app.replay;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.ShadowScore;
import io.tidemark.scoring.app.decision.DecisionFlags;
import io.tidemark.scoring.app.decision.PolicySeat;
import io.tidemark.scoring.app.decision.PolicySeat.Heard;
import io.tidemark.scoring.app.decision.RandomRelease;
import io.tidemark.scoring.app.decision.ScoreDecision;
import io.tidemark.scoring.app.decision.fallback.AmountPolicy;
import io.tidemark.scoring.app.decision.reasons.ReasonRecords;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.cause.Cause;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.reasons.Direction;
import io.tidemark.scoring.policy.list.ListSource;
import io.tidemark.scoring.policy.live.RefusedPolicyException;
import io.tidemark.scoring.release.models.DeploymentHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes a decision again from what its record holds: margin, score, decision, reasons, shadows, and the control in
 * force.
 */
public final class DecisionReplay {

    private static final String ALWAYS = "always-";
    private final ModelSource models;
    private final DeploymentHistory deployments;
    private final ReplayedPolicies policies;

    /** @param lists what stood in the lists at any time */
    public DecisionReplay(ModelSource models, DeploymentHistory deployments, ListSource lists) {
        this.models = models;
        this.deployments = deployments;
        this.policies = new ReplayedPolicies(deployments, lists);
    }

    /** What comes out now beside what is on record. */
    public ReplayReport replay(Score recorded) {
        List<Comparison> compared = new ArrayList<>();
        List<String> notCompared = new ArrayList<>();
        PolicySeat policy;
        try {
            policy = policies.of(recorded);
        } catch (RefusedPolicyException e) {
            notCompared.add("the decision: " + e.getMessage());
            control(recorded, compared);
            return new ReplayReport(compared, notCompared);
        }
        if (!policy.isComplete() || recorded.getFlags().contains(DecisionFlags.LISTS_INCOMPLETE)) {
            notCompared.add("the decision: what stood in the lists is not known "
                    + (policy.isComplete() ? "of the instance that took it" : "here"));
            control(recorded, compared);
            return new ReplayReport(compared, notCompared);
        }
        if (recorded.getBundleSha256() == null) {
            withoutModel(recorded, policy, compared, notCompared);
        } else {
            models.find(recorded.getModelVersion(), recorded.getBundleSha256())
                    .ifPresentOrElse(
                            model -> byModel(recorded, model, policy, compared, notCompared),
                            () -> notCompared.add("the decision: the bundle of model " + recorded.getModelVersion()
                                    + " with the hash " + recorded.getBundleSha256() + " is not on record"));
        }
        for (ShadowScore shadow : recorded.getShadows()) {
            models.find(shadow.getModelVersion())
                    .ifPresentOrElse(
                            model -> shadow(recorded, shadow, model, compared),
                            () -> notCompared.add(
                                    "shadow " + shadow.getModelVersion() + ": its bundle is not on record"));
        }
        control(recorded, compared);
        return new ReplayReport(compared, notCompared);
    }

    private static void byModel(
            Score recorded, LoadedModel model, PolicySeat seat, List<Comparison> compared, List<String> notCompared) {
        float margin = model.engine().margin(row(recorded));
        double score = model.engine().score(margin);
        Policy own = model.manifest().policy();
        Optional<Heard> heard = ReplayedPolicies.hear(seat, recorded, Optional.of(model), score);
        compared.add(Comparison.of(
                "catalogue", recorded.getCatalogueHash(), model.manifest().catalogueHash()));
        compared.add(Comparison.bits("margin", recorded.getMargin(), margin));
        compared.add(Comparison.bits("score", recorded.getScore(), score));
        if (recorded.getRank() != null) {
            compared.add(Comparison.bits("rank", recorded.getRank(), model.rank(score)));
        }
        compared.add(Comparison.of(
                "policy",
                recorded.getPolicyVersion(),
                heard.map(one -> one.trace().getVersion()).orElse(own.version())));
        ReplayedPolicies.compare(recorded, heard, compared);
        Decision decision = heard.flatMap(Heard::decision).orElseGet(() -> ScoreDecision.of(score, own));
        boolean released = heard.map(Heard::byThresholds).orElse(true)
                && RandomRelease.lifts(decision, own, recorded.getOrigin(), recorded.getBundleSha256());
        compared.add(
                Comparison.of(ReplayReport.DECISION, recorded.getDecision(), released ? Decision.APPROVE : decision));
        if (released || recorded.getReleasePropensity() != null) {
            compared.add(Comparison.of(
                    "release",
                    Optional.ofNullable(recorded.getReleasePropensity()),
                    released ? Optional.of(own.releaseShare()) : Optional.empty()));
        }
        reasons(recorded, model, compared, notCompared);
    }

    private static void reasons(
            Score recorded, LoadedModel model, List<Comparison> compared, List<String> notCompared) {
        List<Reason> reasons = recorded.getReasons();
        if (reasons.isEmpty()) {
            notCompared.add("reasons: none on record");
        } else if (model.explainer().isEmpty()) {
            notCompared.add("reasons: the model cannot be explained here");
        } else {
            // Alerts say what raised the score, unless one of their reasons lowered it; fewer reasons are the first of
            // more.
            boolean raising = recorded.getDecision() != Decision.APPROVE
                    && reasons.stream().allMatch(reason -> reason.getContribution() > 0);
            List<Reason> anew = ReasonRecords.explain(
                    model.explainer().get(),
                    recorded.getTransaction(),
                    recorded.getVector(),
                    reasons.size(),
                    raising ? Direction.RAISING : Direction.BOTH);
            for (int i = 0; i < reasons.size(); i++) {
                Reason now = i < anew.size() ? anew.get(i) : null;
                compared.add(new Comparison(
                        "reason " + (i + 1),
                        text(reasons.get(i)),
                        text(now),
                        // By their texts, since to Avro a missing value is not equal to itself.
                        String.valueOf(reasons.get(i)).equals(String.valueOf(now))));
            }
        }
    }

    private static String text(Reason reason) {
        return reason == null ? "none" : reason.getCode() + " " + reason.getContribution();
    }

    /** By the amount or by nothing: the record's policy says how. */
    private static void withoutModel(
            Score recorded, PolicySeat seat, List<Comparison> compared, List<String> notCompared) {
        Optional<Heard> heard = ReplayedPolicies.hear(seat, recorded, Optional.empty(), Double.NaN);
        ReplayedPolicies.compare(recorded, heard, compared);
        Optional<Decision> decision = heard.flatMap(Heard::decision).or(() -> byRung(recorded));
        decision.ifPresentOrElse(
                one -> compared.add(Comparison.of(ReplayReport.DECISION, recorded.getDecision(), one)),
                () -> notCompared.add(
                        "the decision: the policy " + recorded.getPolicyVersion() + " is not known here"));
    }

    private static Optional<Decision> byRung(Score recorded) {
        String policy = recorded.getPolicyVersion();
        return policy.startsWith(ALWAYS)
                ? named(policy.substring(ALWAYS.length()))
                : AmountPolicy.ofVersion(policy)
                        .map(amounts -> amounts.decide(recorded.getTransaction().getAmount())
                                .decision());
    }

    private static Optional<Decision> named(String word) {
        return Stream.of(Decision.values())
                .filter(decision -> decision.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static void shadow(Score recorded, ShadowScore shadow, LoadedModel model, List<Comparison> compared) {
        float margin = model.engine().margin(row(recorded));
        String name = "shadow " + shadow.getModelVersion();
        compared.add(Comparison.bits(name + " margin", Double.valueOf(shadow.getMargin()), (double) margin));
        compared.add(Comparison.bits(
                name + " score",
                Double.valueOf(shadow.getScore()),
                model.engine().score(margin)));
    }

    /** The control record that a decision names; empty if it names none, or one that never was. */
    static Optional<Control> named(DeploymentHistory deployments, Score recorded) {
        return Optional.ofNullable(recorded.getControlId())
                .flatMap(id -> deployments.control(recorded.getControlSequence(), id));
    }

    /** The control record under which a decision was taken, by its place in the log. */
    private Optional<Control> inForce(Score recorded) {
        LogPosition place = recorded.getFeaturesPosition();
        if (place.getOffset() < 0) {
            // Its task had read nothing since its start and knew the control from its store: no place says which.
            return named(deployments, recorded);
        }
        // Without a vector the place is that of the last record before, which may be the control itself.
        long behind = recorded.getFlags().contains(Cause.FEATURES_TIMEOUT.flag()) ? 1 : 0;
        return deployments.before(place.getPartition(), place.getOffset() + behind);
    }

    private void control(Score recorded, List<Comparison> compared) {
        Optional<Control> control = inForce(recorded);
        String inForce =
                control.map(one -> one.getSequence() + " " + one.getControlId()).orElse("none");
        String named = recorded.getControlId() == null
                ? "none"
                : recorded.getControlSequence() + " " + recorded.getControlId();
        compared.add(Comparison.of("control in force", named, inForce));
        if (recorded.getBundleSha256() != null && recorded.getFlags().stream().noneMatch(Cause::isCause)) {
            ModelReference decided = new ModelReference(recorded.getModelVersion(), recorded.getBundleSha256());
            boolean deciding = control.map(Control::getActivation).stream()
                    .flatMap(DecisionReplay::deciding)
                    .anyMatch(decided::equals);
            compared.add(new Comparison(
                    "model in force", decided.getVersion(), deciding ? decided.getVersion() : "another", deciding));
        }
    }

    private static Stream<ModelReference> deciding(Activation activation) {
        return Stream.concat(
                Stream.ofNullable(activation.getChampion()),
                activation.getChallengers().stream().map(challenger -> challenger.getModel()));
    }

    private static float[] row(Score recorded) {
        List<Double> vector = recorded.getVector();
        float[] row = new float[vector.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (double) vector.get(i);
        }
        return row;
    }
}
