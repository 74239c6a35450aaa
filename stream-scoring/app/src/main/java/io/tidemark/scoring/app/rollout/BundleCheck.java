package io.tidemark.scoring.app.rollout;

import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.ModelReference;
import io.tidemark.scoring.app.models.BundleIntake;
import io.tidemark.scoring.app.models.BundleShelf;
import io.tidemark.scoring.model.RefusedBundleException;
import java.util.Optional;

/** Looks whether a model could score before it is activated: its bundle is on the topic, and loads. */
final class BundleCheck {

    private final BundleShelf shelf;
    private final BundleIntake intake;
    private final Optional<String> catalogueHash;

    /** @param catalogueHash of the catalogue that the features are computed with; empty takes any */
    BundleCheck(BundleShelf shelf, BundleIntake intake, Optional<String> catalogueHash) {
        this.shelf = shelf;
        this.intake = intake;
        this.catalogueHash = catalogueHash;
    }

    /** The model of a version; empty if no bundle of it was published. */
    Optional<ModelReference> find(String version) {
        shelf.readToEnd(bundle -> {});
        return shelf.find(version);
    }

    /** Why this model cannot be activated, in one sentence; empty if it can. */
    Optional<String> refusal(ModelReference model) {
        shelf.readToEnd(bundle -> {});
        Optional<ModelBundle> bundle = shelf.fetch(model);
        if (bundle.isEmpty()) {
            return Optional.of(shelf.find(model.getVersion())
                    .map(other -> "model %s was published with the hash %s and not %s"
                            .formatted(model.getVersion(), other.getBundleSha256(), model.getBundleSha256()))
                    .orElse("no bundle of model %s was published; see: tidemark models list"
                            .formatted(model.getVersion())));
        }
        try {
            intake.load(bundle.get(), catalogueHash).close();
            return Optional.empty();
        } catch (RefusedBundleException e) {
            return Optional.of(e.getMessage());
        }
    }
}
