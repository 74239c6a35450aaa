package io.tidemark.scoring.xgboost4j;

import io.tidemark.scoring.model.engine.InvalidModelException;
import io.tidemark.scoring.model.engine.ScoringEngine;
import io.tidemark.scoring.model.engine.ScoringEngineFactory;
import io.tidemark.scoring.model.forest.CategoryNames;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.model.forest.ModelHeader;
import io.tidemark.scoring.model.forest.PlainModelFile;
import io.tidemark.scoring.model.reasons.Contributions;
import java.io.IOException;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Engines on XGBoost4J. The native library does not sanitise its input: a damaged file can end the process. So whatever
 * the compiled forest knows of a file is checked before; of what only XGBoost4J supports (linear boosters, trees with
 * vectors at their leaves) nobody here knows whether it is sound, and such files should come from trusted hands only.
 */
public final class XgboostEngineFactory implements ScoringEngineFactory {

    @Override
    public ScoringEngine create(byte[] model, String format) {
        ModelHeader header = ModelHeader.readSound(model, format);
        try {
            return new XgboostEngine(XGBoost.loadModel(plain(model, format)), header);
        } catch (XGBoostError | IOException e) {
            throw new InvalidModelException("XGBoost cannot load the model file: " + e.getMessage(), e);
        }
    }

    /**
     * The compiled forest's, which take a fraction of the time and are exact in double; XGBoost's own for what it does
     * not support.
     */
    @Override
    public Optional<Contributions> contributions(byte[] model, String format) {
        Optional<Contributions> compiled = new CompiledForestFactory().contributions(model, format);
        return compiled.isPresent() ? compiled : Optional.of(boosterContributions(model, format));
    }

    private static Contributions boosterContributions(byte[] model, String format) {
        ModelHeader header = ModelHeader.readSound(model, format);
        try {
            return new BoosterContributions(XGBoost.loadModel(plain(model, format)), header);
        } catch (XGBoostError | IOException e) {
            throw new InvalidModelException("XGBoost cannot load the model file: " + e.getMessage(), e);
        }
    }

    /** XGBoost takes the values of plain rows for codes of categories. */
    private static byte[] plain(byte[] model, String format) {
        return PlainModelFile.of(model, format, CategoryNames.NONE).content();
    }

    @Override
    public String name() {
        return "xgboost4j";
    }
}
