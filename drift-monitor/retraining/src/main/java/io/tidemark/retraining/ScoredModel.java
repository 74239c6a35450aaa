package io.tidemark.retraining;

import io.tidemark.scoring.model.Bundle;
import io.tidemark.scoring.model.ModelLoader;
import io.tidemark.scoring.model.ScoringEngine;
import io.tidemark.scoring.model.ScoringEngineFactory;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.xgboost4j.XgboostEngineFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A model file with the names of its columns, whatever kind of file it is. */
record ScoredModel(ScoringEngine engine, List<String> featureNames) implements AutoCloseable {

    /**
     * @param file a bundle, or {@code .json} or {@code .ubj} as XGBoost saves it
     * @param engine {@code compiled} or {@code xgboost4j}
     */
    static ScoredModel open(Path file, String engine) throws IOException {
        ScoringEngineFactory engines = factory(engine);
        byte[] bytes = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".json") || name.endsWith(".ubj")) {
            return bare(file, engines.create(bytes, name.endsWith(".json") ? "json" : "ubj"));
        }
        Bundle bundle = Bundle.open(bytes);
        ScoringEngine loaded =
                new ModelLoader(engines).load(bundle, Optional.empty()).engine();
        return new ScoredModel(loaded, bundle.manifest().featureNames());
    }

    private static ScoredModel bare(Path file, ScoringEngine engine) {
        if (engine.featureNames().isEmpty()) {
            engine.close();
            throw new IllegalArgumentException(file + " carries no feature names, so its columns cannot be found;"
                    + " set feature_names when you train and save it again");
        }
        return new ScoredModel(engine, engine.featureNames());
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
    }
}
