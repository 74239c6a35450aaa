package io.tidemark.scoring.rollout;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.RolloutCheck;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.policy.live.LivePolicy;
import io.tidemark.scoring.policy.live.PolicyTexts;
import io.tidemark.scoring.policy.live.RefusedPolicyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks whether a policy could decide, and whether models and the policy in force go together. */
final class PolicyCheck {

    static final String POLICY = "policy";
    private static final String SOUND = "policy_sound";
    private static final String CATALOGUE = "policy_catalogue";

    /** Of the features that a model lacks: the sentence goes into other records. */
    private static final int MOST_NAMED = 20;

    private final Function<ModelReference, Optional<Manifest>> manifests;
    private final Optional<String> catalogueHash;

    /**
     * @param manifests of published models
     * @param catalogueHash of the catalogue that the features are computed with; empty: nobody says
     */
    PolicyCheck(Function<ModelReference, Optional<Manifest>> manifests, Optional<String> catalogueHash) {
        this.manifests = manifests;
        this.catalogueHash = catalogueHash;
    }

    /**
     * What was found of a policy that would decide for the first time or again, in the order of looking; it cannot
     * decide if one did not pass.
     *
     * @param deciding the models beside which it would decide
     */
    List<RolloutCheck> checks(PolicyText policy, List<ModelReference> deciding) {
        return checks(policy, deciding, true);
    }

    /**
     * As {@link #checks}, of a policy that comes back: that vectors or models have another catalogue now than it was
     * checked against does not stand in the way, since it finds its features by their names.
     */
    List<RolloutCheck> checksOfReturn(PolicyText policy, List<ModelReference> deciding) {
        return checks(policy, deciding, false);
    }

    private List<RolloutCheck> checks(PolicyText policy, List<ModelReference> deciding, boolean sameCatalogue) {
        LivePolicy live;
        try {
            live = LivePolicy.of(policy);
        } catch (RefusedPolicyException e) {
            return List.of(new RolloutCheck(SOUND, false, e.getMessage()));
        }
        List<RolloutCheck> checks = new ArrayList<>();
        checks.add(new RolloutCheck(SOUND, true, "sha256 " + policy.getSha256()));
        if (sameCatalogue && catalogueHash.isPresent()) {
            checks.add(ofCatalogue(
                    policy, catalogueHash.get(), "the vectors are computed with it", "the vectors are computed with"));
        }
        deciding.forEach(model -> checks.addAll(beside(live, model, sameCatalogue)));
        if (sameCatalogue && catalogueHash.isEmpty() && deciding.isEmpty()) {
            checks.add(new RolloutCheck(
                    CATALOGUE, true, "no model decides that it could be compared with, and any catalogue is taken"));
        }
        return checks;
    }

    private List<RolloutCheck> beside(LivePolicy live, ModelReference model, boolean sameCatalogue) {
        Optional<Manifest> manifest;
        try {
            manifest = manifests.apply(model);
        } catch (RefusedBundleException e) {
            return List.of(unknown(model, "cannot be read here: " + e.getMessage()));
        }
        if (manifest.isEmpty()) {
            return List.of(unknown(model, "is no longer on the topic of models"));
        }
        List<RolloutCheck> checks = new ArrayList<>();
        dropped(live, manifest.get()).ifPresent(why -> checks.add(new RolloutCheck(CATALOGUE, false, why)));
        withoutRank(live, manifest.get()).ifPresent(why -> checks.add(new RolloutCheck(CATALOGUE, false, why)));
        withoutProbability(live, manifest.get()).ifPresent(why -> checks.add(new RolloutCheck(CATALOGUE, false, why)));
        if (sameCatalogue) {
            String who = "model %s, which decides, was trained with".formatted(model.getVersion());
            checks.add(ofCatalogue(live.text(), manifest.get().catalogueHash(), who + " it", who));
        } else if (checks.isEmpty()) {
            checks.add(new RolloutCheck(
                    CATALOGUE, true, "model %s has all features that it names".formatted(model.getVersion())));
        }
        return checks;
    }

    /** Nobody can say whether they go together, and what decides should not hang on a bundle that is not there. */
    private static RolloutCheck unknown(ModelReference model, String why) {
        return new RolloutCheck(
                CATALOGUE,
                true,
                "not compared with model %s, which decides: its bundle %s".formatted(model.getVersion(), why));
    }

    private static RolloutCheck ofCatalogue(PolicyText policy, String hash, String same, String other) {
        return hash.equals(policy.getCatalogueHash())
                ? new RolloutCheck(CATALOGUE, true, same)
                : new RolloutCheck(
                        CATALOGUE,
                        false,
                        "the policy %s is refused: it was checked against the catalogue hash %s, but %s the catalogue hash %s; check it against that catalogue with tidemark policy validate --catalogue"
                                .formatted(PolicyTexts.name(policy), policy.getCatalogueHash(), other, hash));
    }

    /**
     * Whether a model has all features that the policy in force names. A policy that this build cannot read does not
     * stand in its way: else no model could go back either.
     *
     * @param decides whether the model is to decide, or only watches
     */
    RolloutCheck beside(Manifest model, PolicyText policy, boolean decides) {
        LivePolicy live;
        try {
            live = LivePolicy.of(policy);
        } catch (RefusedPolicyException e) {
            return new RolloutCheck(
                    POLICY,
                    true,
                    "whether it has the features of the policy in force is not known, since this build cannot read that: "
                            + e.getMessage());
        }
        return dropped(live, model)
                .or(() -> withoutRank(live, model))
                .or(() -> withoutProbability(live, model))
                .map(why -> new RolloutCheck(POLICY, false, why))
                .orElseGet(() -> new RolloutCheck(POLICY, true, together(model, policy, decides)));
    }

    private static String together(Manifest model, PolicyText policy, boolean decides) {
        String name = PolicyTexts.name(policy);
        return decides
                ? "the policy %s goes on deciding in place of its thresholds, review from %s and decline from %s"
                        .formatted(
                                name,
                                model.policy().reviewThreshold(),
                                model.policy().declineThreshold())
                : "it has all features that the policy %s names".formatted(name);
    }

    private static Optional<String> withoutRank(LivePolicy policy, Manifest model) {
        return policy.asksForRank() && !model.parts().containsKey(BundlePart.REFERENCE_SCORES)
                ? Optional.of(
                        "the policy %s goes by rank, but the bundle of model %s is from before ranks and holds no %s; train it anew, or go by score"
                                .formatted(
                                        PolicyTexts.name(policy.text()), model.version(), BundlePart.REFERENCE_SCORES))
                : Optional.empty();
    }

    private static Optional<String> withoutProbability(LivePolicy policy, Manifest model) {
        return policy.asksForProbability() && model.calibration().isEmpty()
                ? Optional.of(
                        "the policy %s goes by cost, which takes scores for probabilities, but the bundle of model %s holds no calibration that makes them such; train it anew with days to calibrate on, or go by score"
                                .formatted(PolicyTexts.name(policy.text()), model.version()))
                : Optional.empty();
    }

    private static Optional<String> dropped(LivePolicy policy, Manifest model) {
        List<String> dropped = policy.without(model.featureNames());
        if (dropped.isEmpty()) {
            return Optional.empty();
        }
        int others = dropped.size() - MOST_NAMED;
        return Optional.of("model %s has no feature %s%s, which the policy %s names; promote a policy without it first"
                .formatted(
                        model.version(),
                        String.join(", ", dropped.subList(0, Math.min(dropped.size(), MOST_NAMED))),
                        others > 0 ? " and %,d more".formatted(others) : "",
                        PolicyTexts.name(policy.text())));
    }
}
