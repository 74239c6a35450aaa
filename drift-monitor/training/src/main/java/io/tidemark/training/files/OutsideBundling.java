package io.tidemark.training.files;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.engine.FirstSupportingFactory;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.manifest.Training;
import io.tidemark.scoring.xgboost4j.XgboostEngineFactory;
import io.tidemark.training.Versions;
import io.tidemark.training.bundle.BundleAssembler;
import io.tidemark.training.bundle.FeatureSpace;
import io.tidemark.training.rows.TrainingRow;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes a bundle of a model that was trained elsewhere, with profile, thresholds and golden vectors of rows that it is
 * to meet.
 */
public final class OutsideBundling {

    private static final List<String> SHIPPED = List.of("handbook", "payments");
    private final InstantSource clock;
    private final Consumer<String> progress;

    /**
     * @param clock names the version if nobody does
     * @param progress gets one line per step, for people
     */
    public OutsideBundling(InstantSource clock, Consumer<String> progress) {
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * The bundle, unsigned, and loaded once as scoring will load it.
     *
     * @throws IllegalArgumentException with one sentence if model, features and data do not fit together
     */
    public Bundle bundle(OutsideBundlingRequest request) throws IOException {
        FeatureSpace space = space(request);
        try (OutsideModel model = OutsideModel.read(request.model(), space.categories())) {
            model.require(space.featureNames());
            if (!space.isComputedHere()) {
                progress.accept("no shipped catalogue computes these features in this order, so the bundle scores files"
                        + " but no stream; name your own catalogue with --catalogue");
            }
            model.notes().forEach(progress);
            List<TrainingRow> rows = FeatureRows.read(request.data(), request.form(), space.featureNames(), progress);
            progress.accept("%,d rows read".formatted(rows.size()));
            Bundle bundle = new BundleAssembler(space, request.budget())
                    .assemble(
                            request.version().orElseGet(() -> new Versions(clock).next(Set.of())),
                            clock.instant(),
                            model,
                            unknownTraining(request),
                            Map.of(),
                            Optional.empty(),
                            rows,
                            model.scores(rows));
            new ModelLoader(new FirstSupportingFactory(
                            List.of(new CompiledForestFactory(), new XgboostEngineFactory())))
                    .load(bundle, Optional.empty())
                    .close();
            return bundle;
        }
    }

    private FeatureSpace space(OutsideBundlingRequest request) {
        if (request.catalogue().isPresent()) {
            FeatureSpace space =
                    FeatureSpace.of(CatalogueReader.resolve(request.catalogue().get()));
            request.features()
                    .filter(names -> !names.equals(space.featureNames()))
                    .ifPresent(names -> {
                        throw new IllegalArgumentException("the catalogue " + space.catalogue() + " computes "
                                + String.join(",", space.featureNames())
                                + ", which are not the features that are named");
                    });
            return space;
        }
        List<String> names = request.features().orElseThrow();
        for (String shipped : SHIPPED) {
            Catalogue catalogue = CatalogueReader.shipped(shipped);
            if (catalogue.featureNames().equals(names)) {
                return FeatureSpace.of(catalogue);
            }
        }
        return FeatureSpace.without(names);
    }

    /** Nobody told when and on what: no rows at the beginning of time. */
    private static Training unknownTraining(OutsideBundlingRequest request) {
        return new Training(
                String.valueOf(request.model().getFileName()),
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                0,
                Duration.ZERO,
                Map.of("trained", "elsewhere"));
    }
}
