package io.tidemark.training.files;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.UnsupportedModelException;
import io.tidemark.scoring.model.forest.CategoryNames;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.forest.ModelHeader;
import io.tidemark.scoring.model.forest.PlainModelFile;
import io.tidemark.scoring.model.parts.BundlePart;
import io.tidemark.scoring.xgboost4j.XgboostEngineFactory;
import io.tidemark.training.fit.BundledModel;
import io.tidemark.training.rows.TrainingRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A model file that somebody trained elsewhere. Its margins are XGBoost's own, so that a bundle proves the compiled
 * forest against them.
 */
final class OutsideModel implements BundledModel, AutoCloseable {

    private final Path file;
    private final PlainModelFile model;
    private final ScoringEngine engine;

    private OutsideModel(Path file, PlainModelFile model, ScoringEngine engine) {
        this.file = file;
        this.model = model;
        this.engine = engine;
    }

    /**
     * Whatever the file is called; categories are numbers as rows have them, whatever codes the file's own are.
     *
     * @param names the numbers of categories that are texts
     * @throws IllegalArgumentException in one sentence, if it is no model that any engine scores
     */
    static OutsideModel read(Path file, CategoryNames names) throws IOException {
        byte[] content = ModelFiles.read(file);
        String format = ModelFiles.format(file, content);
        try {
            PlainModelFile plain = PlainModelFile.of(content, format, names);
            refuseDamage(plain);
            return new OutsideModel(file, plain, new XgboostEngineFactory().create(plain.content(), plain.format()));
        } catch (InvalidModelException e) {
            throw ModelFiles.refused(file, e);
        } catch (UnsupportedModelException e) {
            throw ModelFiles.refused(file, e);
        }
    }

    /** What people should know of it, a sentence each. */
    List<String> notes() {
        return ModelHeader.read(model.content(), model.format()).notes();
    }

    /** In Java first: XGBoost may take the process down with a damaged file. */
    private static void refuseDamage(PlainModelFile model) {
        try {
            new CompiledForestFactory().create(model.content(), model.format()).close();
        } catch (UnsupportedModelException e) {
            // The file was read to that point, so it is sound; XGBoost knows more kinds of models than we compile.
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
        return model.format().equals("json") ? BundlePart.MODEL_JSON : BundlePart.MODEL_UBJ;
    }

    @Override
    public byte[] content() {
        return model.content().clone();
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
