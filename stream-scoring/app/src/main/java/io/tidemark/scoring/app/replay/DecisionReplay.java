package io.tidemark.scoring.app.replay;

import io.tidemark.schemas.Activation;
import io.tidemark.schemas.Control;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.Score;
import io.tidemark.scoring.app.decision.DecisionFlags;
import io.tidemark.scoring.app.decision.PolicySeat;
import io.tidemark.scoring.app.decision.PolicySeat.Heard;
import io.tidemark.scoring.app.decision.RandomRelease;
import io.tidemark.scoring.app.decision.ScoreDecision;
import io.tidemark.scoring.app.decision.fallback.AmountPolicy;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.cause.Cause;
import io.tidemark.scoring.model.manifest.Policy;
import io.tidemark.scoring.model.parts.RefusedBundleException;
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
        Optional<LoadedModel> model = decide(recorded, compared, notCompared);
        model.ifPresent(one -> ReplayedReasons.compare(recorded, one, compared, notCompared));
        recorded.getShadows()
                .forEach(shadow -> ReplayedShadows.compare(recorded, shadow, models, compared, notCompared));
        control(recorded, compared);
        return new ReplayReport(compared, notCompared);
    }

    /** The decision alone: neither reasons nor shadows, which take long. */
    ReplayReport decision(Score recorded) {
        List<Comparison> compared = new ArrayList<>();
        List<String> notCompared = new ArrayList<>();
        decide(recorded, compared, notCompared);
        control(recorded, compared);
        return new ReplayReport(compared, notCompared);
    }

    /** The model that decided, if one did and all that it takes is known. */
    private Optional<LoadedModel> decide(Score recorded, List<Comparison> compared, List<String> notCompared) {
        PolicySeat policy;
        try {
            policy = policies.of(recorded);
        } catch (RefusedPolicyException e) {
            notCompared.add("the decision: " + e.getMessage());
            return Optional.empty();
        }
        if (!policy.isComplete() || recorded.getFlags().contains(DecisionFlags.LISTS_INCOMPLETE)) {
            notCompared.add("the decision: what stood in the lists is not known "
                    + (policy.isComplete() ? "of the instance that took it" : "here"));
            return Optional.empty();
        }
        if (recorded.getBundleSha256() == null) {
            withoutModel(recorded, policy, compared, notCompared);
            return Optional.empty();
        }
        Optional<LoadedModel> model;
        try {
            model = models.find(recorded.getModelVersion(), recorded.getBundleSha256());
        } catch (RefusedBundleException e) {
            notCompared.add("the decision: model " + recorded.getModelVersion() + ": " + e.getMessage());
            return Optional.empty();
        }
        if (model.isEmpty()) {
            notCompared.add("the decision: the bundle of model " + recorded.getModelVersion() + " with the hash "
                    + recorded.getBundleSha256() + " is not on record");
        } else if (!fits(recorded, model.get(), compared)) {
            notCompared.add("the decision: model " + recorded.getModelVersion() + " takes other vectors");
            return Optional.empty();
        } else {
            byModel(recorded, model.get(), policy, compared, notCompared);
        }
        return model;
    }

    /** Whether the model can score the vector at all. */
    static boolean fits(Score recorded, LoadedModel model, List<Comparison> compared) {
        int values = recorded.getVector().size();
        int taken = model.engine().featureCount();
        if (values != taken) {
            compared.add(Comparison.of("values of the vector", values, taken));
        }
        return values == taken;
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
        } else if (!Double.isNaN(model.rank(score))) {
            notCompared.add("the rank: none on record, which is from before records held it");
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

    static float[] row(Score recorded) {
        List<Double> vector = recorded.getVector();
        float[] row = new float[vector.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (double) vector.get(i);
        }
        return row;
    }
}
