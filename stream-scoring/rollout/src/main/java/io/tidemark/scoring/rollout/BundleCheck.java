package io.tidemark.scoring.rollout;

import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.ModelReference;
import io.tidemark.schemas.PolicyText;
import io.tidemark.schemas.RolloutCheck;
import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.manifest.Manifest;
import io.tidemark.scoring.model.parts.RefusedBundleException;
import io.tidemark.scoring.release.models.BundleIntake;
import io.tidemark.scoring.release.models.BundleShelf;
import io.tidemark.scoring.release.models.PublishedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether a model could score before it is activated: its bundle is on the topic, loads, and fits the vectors.
 */
final class BundleCheck {

    private static final String PUBLISHED = "bundle_published";
    private static final String SOUND = "bundle_sound";
    private static final String GOLDEN_VECTORS = "golden_vectors";
    private static final String CATALOGUE = "catalogue";
    private final BundleShelf shelf;
    private final BundleIntake intake;
    private final Optional<String> catalogueHash;
    private final PolicyCheck policies;

    /** @param catalogueHash of the catalogue that the features are computed with; empty takes any */
    BundleCheck(BundleShelf shelf, BundleIntake intake, Optional<String> catalogueHash) {
        this.shelf = shelf;
        this.intake = intake;
        this.catalogueHash = catalogueHash;
        this.policies = new PolicyCheck(this::manifest, catalogueHash);
    }

    /** Looks at policies beside the models that this one knows. */
    PolicyCheck policies() {
        return policies;
    }

    /** @throws RefusedBundleException if its bundle is not sound */
    private Optional<Manifest> manifest(ModelReference model) {
        shelf.readToEnd(bundle -> {});
        return shelf.fetch(model).map(record -> PublishedModel.of(record).manifest());
    }

    /** The model of a version; empty if no bundle of it was published. */
    Optional<ModelReference> find(String version) {
        shelf.readToEnd(bundle -> {});
        return shelf.find(version);
    }

    /**
     * What was found of a model, in the order of looking; the last one did not pass if the model cannot be activated.
     *
     * @param policy in force
     * @param decides whether the model is to decide, or only watches
     */
    List<RolloutCheck> checks(ModelReference model, Optional<PolicyText> policy, boolean decides) {
        shelf.readToEnd(bundle -> {});
        Optional<ModelBundle> bundle = shelf.fetch(model);
        if (bundle.isEmpty()) {
            return List.of(new RolloutCheck(PUBLISHED, false, absence(model)));
        }
        List<RolloutCheck> checks = new ArrayList<>();
        checks.add(new RolloutCheck(PUBLISHED, true, "sha256 " + model.getBundleSha256()));
        try (LoadedModel loaded = intake.load(bundle.get(), Optional.empty())) {
            checks.add(new RolloutCheck(SOUND, true, "signature, parts and structure hold"));
            checks.add(new RolloutCheck(
                    GOLDEN_VECTORS, true, "the engine computes every margin of the bundle's own rows bit for bit"));
            checks.add(catalogue(loaded));
            if (checks.get(checks.size() - 1).getPassed()) {
                policy.map(one -> policies.beside(loaded.manifest(), one, decides))
                        .ifPresent(checks::add);
            }
        } catch (RefusedBundleException e) {
            checks.add(new RolloutCheck(SOUND, false, e.getMessage()));
        }
        return checks;
    }

    private String absence(ModelReference model) {
        return shelf.find(model.getVersion())
                .map(other -> "model %s was published with the hash %s and not %s"
                        .formatted(model.getVersion(), other.getBundleSha256(), model.getBundleSha256()))
                .orElse("no bundle of model %s was published; see: tidemark models list".formatted(model.getVersion()));
    }

    private RolloutCheck catalogue(LoadedModel loaded) {
        String trained = loaded.manifest().catalogueHash();
        if (catalogueHash.isEmpty()) {
            return new RolloutCheck(CATALOGUE, true, "any is taken; the bundle's is " + trained);
        }
        return catalogueHash.get().equals(trained)
                ? new RolloutCheck(CATALOGUE, true, "the vectors are computed with it: " + trained)
                : new RolloutCheck(
                        CATALOGUE,
                        false,
                        "the bundle of model %s is refused: it was trained with the catalogue hash %s, but the vectors are computed with %s"
                                .formatted(loaded.version(), trained, catalogueHash.get()));
    }
}
