package io.tidemark.scoring.rollout.step;

import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.scoring.release.models.DeploymentHistory;
import java.util.Optional;

/** What a step starts from: what is in force, what was before, and which bundles were published. */
public record Standing(DeploymentHistory history, PublishedModels bundles) {

    public Roles roles() {
        return Roles.current(history);
    }

    /**
     * The published model that a request names.
     *
     * @throws RefusedStepException if it names none, or none that was published
     */
    ModelReference model(RolloutRequest request) {
        String version = request.getVersion();
        if (version == null) {
            throw new RefusedStepException("the request names no version");
        }
        return bundles.find(version)
                .orElseThrow(() -> new RefusedStepException(
                        "no bundle of model %s was published; see: tidemark models list".formatted(version)));
    }

    /**
     * That nothing has changed since somebody asked.
     *
     * @param version of the champion that he knew; null asks for nothing
     * @throws RefusedStepException if another model is the champion
     */
    public void requireChampion(String version) {
        Optional<ModelReference> champion = roles().champion();
        if (version != null
                && champion.filter(one -> one.getVersion().equals(version)).isEmpty()) {
            throw new RefusedStepException("model %s is not the champion, %s is".formatted(version, name(champion)));
        }
    }

    /** A model, or its absence, in words. */
    public static String name(Optional<ModelReference> model) {
        return model.map(one -> "model " + one.getVersion()).orElse("no model");
    }
}
