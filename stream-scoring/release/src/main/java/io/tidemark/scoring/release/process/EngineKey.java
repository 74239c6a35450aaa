package io.tidemark.scoring.release.process;

import io.tidemark.scoring.model.engine.ScoringEngineFactory;
import io.tidemark.scoring.model.forest.CompiledForestFactory;
import io.tidemark.scoring.xgboost4j.XgboostEngineFactory;
import io.tidemark.settings.Key;
import io.tidemark.settings.Settings;
import io.tidemark.settings.kind.Kinds;

/** What walks the trees. */
public final class EngineKey {

    /** An engine by its word. */
    public enum Engine {
        COMPILED,
        XGBOOST4J
    }

    public static final Key<Engine> ENGINE = Key.of(
                    "scoring.engine",
                    Kinds.choice(Engine.class),
                    "what walks the trees: tables in pure Java, or XGBoost itself for boosters that these do not"
                            + " support")
            .usually(Engine.COMPILED);

    private EngineKey() {}

    public static ScoringEngineFactory engine(Settings settings) {
        return switch (settings.get(ENGINE)) {
            case COMPILED -> new CompiledForestFactory();
            case XGBOOST4J -> new XgboostEngineFactory();
        };
    }
}
