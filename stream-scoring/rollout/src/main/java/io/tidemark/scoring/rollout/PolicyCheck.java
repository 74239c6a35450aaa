package io.tidemark.scoring.rollout;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.RolloutCheck;
import io.tidemark.scoring.model.manifest.Manifest;
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
     * What was found of a policy, in the order of looking; the last one did not pass if it cannot decide.
     *
     * @param deciding the models beside which it would decide
     */
    List<RolloutCheck> checks(PolicyText policy, List<ModelReference> deciding) {
        LivePolicy live;
        try {
            live = LivePolicy.of(policy);
        } catch (RefusedPolicyException e) {
            return List.of(new RolloutCheck(SOUND, false, e.getMessage()));
        }
        List<RolloutCheck> checks = new ArrayList<>();
        checks.add(new RolloutCheck(SOUND, true, "sha256 " + policy.getSha256()));
        Optional<String> refusal = catalogueHash
                .filter(hash -> !hash.equals(policy.getCatalogueHash()))
                .map(hash -> another(policy, "the vectors are computed with the catalogue hash " + hash));
        for (ModelReference model : deciding) {
            Optional<Manifest> manifest = manifests.apply(model);
            refusal = refusal.or(() -> manifest.flatMap(known -> dropped(live, known)))
                    .or(() -> manifest.filter(known -> !known.catalogueHash().equals(policy.getCatalogueHash()))
                            .map(known -> another(
                                    policy,
                                    "model %s, which decides, was trained with the catalogue hash %s"
                                            .formatted(model.getVersion(), known.catalogueHash()))));
        }
        checks.add(new RolloutCheck(
                CATALOGUE, refusal.isEmpty(), refusal.orElse("its catalogue is that of the models that decide")));
        return checks;
    }

    private static String another(PolicyText policy, String fact) {
        return "the policy %s is refused: it was checked against the catalogue hash %s, but %s; check it against that catalogue with tidemark policy validate --catalogue"
                .formatted(PolicyTexts.name(policy), policy.getCatalogueHash(), fact);
    }

    /** Whether a model has all features that the policy in force names. */
    RolloutCheck beside(Manifest model, PolicyText policy) {
        Optional<String> refusal = dropped(LivePolicy.of(policy), model);
        return new RolloutCheck(
                POLICY,
                refusal.isEmpty(),
                refusal.orElse(
                        "the policy %s goes on deciding in place of its thresholds, review from %s and decline from %s"
                                .formatted(
                                        PolicyTexts.name(policy),
                                        model.policy().reviewThreshold(),
                                        model.policy().declineThreshold())));
    }

    private static Optional<String> dropped(LivePolicy policy, Manifest model) {
        List<String> dropped = policy.without(model.featureNames());
        return dropped.isEmpty()
                ? Optional.empty()
                : Optional.of("model %s has no feature %s, which the policy %s names; promote a policy without it first"
                        .formatted(model.version(), String.join(", ", dropped), PolicyTexts.name(policy.text())));
    }
}
