package io.tidemark.retraining;

import io.tidemark.scoring.model.BundlePart;
import io.tidemark.scoring.model.InvalidModelException;
import io.tidemark.scoring.model.ScoringEngine;
import io.tidemark.scoring.model.UnsupportedModelException;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.xgboost4j.XgboostEngineFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A model file that somebody trained elsewhere. Its margins are XGBoost's own, so that a bundle proves the compiled forest against them. */
final class OutsideModel implements BundledModel, AutoCloseable {

    private final Path file;
    private final String format;
    private final byte[] content;
    private final ScoringEngine engine;

    private OutsideModel(Path file, String format, byte[] content, ScoringEngine engine) {
        this.file = file;
        this.format = format;
        this.content = content;
        this.engine = engine;
    }

    /** @throws IllegalArgumentException in one sentence, if it is no model that any engine scores */
    static OutsideModel read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".json") && !name.endsWith(".ubj")) {
            throw new IllegalArgumentException(
                    file + " is neither a .json nor a .ubj; save the model with one of these endings");
        }
        String format = name.endsWith(".json") ? "json" : "ubj";
        byte[] content = Files.readAllBytes(file);
        try {
            refuseDamage(content, format);
            return new OutsideModel(file, format, content, new XgboostEngineFactory().create(content, format));
        } catch (InvalidModelException | UnsupportedModelException e) {
            throw new IllegalArgumentException(file + " cannot be scored: " + e.getMessage(), e);
        }
    }

    /** In Java first: XGBoost may take the process down with a damaged file. */
    private static void refuseDamage(byte[] content, String format) {
        try {
            new CompiledForestFactory().create(content, format).close();
        } catch (UnsupportedModelException e) {
            // It was read to that point; XGBoost knows more kinds of models.
        }
    }

    /** Throws {@link IllegalArgumentException} if the model has other columns. */
    void require(List<String> features) {
        List<String> own = engine.featureNames();
        if (engine.featureCount() != features.size()) {
            throw new IllegalArgumentException(
                    "%s has %d features, but %d are named".formatted(file, engine.featureCount(), features.size()));
        }
        for (int i = 0; i < own.size(); i++) {
            if (!own.get(i).equals(features.get(i))) {
                throw new IllegalArgumentException(
                        "%s calls its feature %d %s, but it is named as %s; name the features in the"
                                        .formatted(file, i, own.get(i), features.get(i))
                                + " model's order");
            }
        }
    }

    double[] scores(List<TrainingRow> rows) {
        double[] scores = new double[rows.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = engine.score(engine.margin(rows.get(i).floats()));
        }
        return scores;
    }

    @Override
    public String part() {
        return format.equals("json") ? BundlePart.MODEL_JSON : BundlePart.MODEL_UBJ;
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public float[] margins(List<TrainingRow> rows) {
        float[] margins = new float[rows.size()];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = engine.margin(rows.get(i).floats());
        }
        return margins;
    }

    @Override
    public void close() {
        engine.close();
    }
}
