package io.tidemark.training.files;

import io.tidemark.scoring.model.LoadedModel;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.bundle.Bundle;
import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.ScoringEngineFactory;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.forest.ModelHeader;
import io.tidemark.scoring.model.kind.FileKind;
import io.tidemark.scoring.model.kind.FileKinds;
import io.tidemark.scoring.model.reasons.Contributions;
import io.tidemark.scoring.model.reasons.Explainer;
import io.tidemark.scoring.model.reasons.ReasonCodes;
import io.tidemark.scoring.xgboost4j.XgboostEngineFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model file with the names of its columns, whatever kind of file it is.
 *
 * @param explainer empty if nobody asked for it
 * @param notes what people should know of the model, a sentence each
 */
record ScoredModel(ScoringEngine engine, List<String> featureNames, Optional<Explainer> explainer, List<String> notes)
        implements AutoCloseable {

    /**
     * @param file a bundle, or JSON or UBJSON as XGBoost saves it
     * @param engine {@code compiled} or {@code xgboost4j}
     * @param explained whether the model is to say why it scores as it does
     */
    static ScoredModel open(Path file, String engine, boolean explained) throws IOException {
        ScoringEngineFactory engines = factory(engine);
        byte[] bytes = ModelFiles.read(file);
        if (FileKinds.of(bytes) != FileKind.BUNDLE) {
            String format = ModelFiles.format(file, bytes);
            try {
                ScoredModel bare = bare(
                        file,
                        engines.create(bytes, format),
                        ModelHeader.read(bytes, format).notes());
                return explained ? bare.explainedBy(file, engines.contributions(bytes, format)) : bare;
            } catch (InvalidModelException e) {
                throw ModelFiles.refused(file, e);
            } catch (UnsupportedModelException e) {
                throw ModelFiles.refused(file, e);
            }
        }
        ModelLoader loader = explained ? new ModelLoader(engines).explaining() : new ModelLoader(engines);
        Bundle bundle = Bundle.open(bytes);
        LoadedModel loaded = loader.load(bundle, Optional.empty());
        if (explained && loaded.explainer().isEmpty()) {
            loaded.close();
            throw unexplained(file);
        }
        return new ScoredModel(
                loaded.engine(),
                loaded.manifest().featureNames(),
                loaded.explainer(),
                ModelHeader.read(bundle.model(), bundle.modelFormat()).notes());
    }

    /** What is known of a bare model's features are their names. */
    private ScoredModel explainedBy(Path file, Optional<Contributions> contributions) {
        if (contributions.isEmpty()) {
            close();
            throw unexplained(file);
        }
        Explainer names = new Explainer(featureNames, ReasonCodes.NONE, Map.of(), contributions.get());
        return new ScoredModel(engine, featureNames, Optional.of(names), notes);
    }

    private static IllegalArgumentException unexplained(Path file) {
        return new IllegalArgumentException("the model " + file
                + " cannot say why it scores as it does with this engine; try --engine xgboost4j, or go"
                + " without --reasons");
    }

    private static ScoredModel bare(Path file, ScoringEngine engine, List<String> notes) {
        if (engine.featureNames().isEmpty()) {
            engine.close();
            throw new IllegalArgumentException(file + " carries no feature names, so its columns cannot be found;"
                    + " set feature_names when you train and save it again");
        }
        return new ScoredModel(engine, engine.featureNames(), Optional.empty(), notes);
    }

    private static ScoringEngineFactory factory(String engine) {
        return switch (engine) {
            case "compiled" -> new CompiledForestFactory();
            case "xgboost4j" -> new XgboostEngineFactory();
            default ->
                throw new IllegalArgumentException(
                        "there is no scoring engine '" + engine + "'; choose compiled or xgboost4j");
        };
    }

    @Override
    public void close() {
        engine.close();
        explainer.ifPresent(Explainer::close);
    }
}
