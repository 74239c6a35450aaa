package io.tidemark.scoring.model.engine;

import io.tidemark.scoring.model.reasons.Contributions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks engines in order and takes the first that supports the model; a damaged model is refused by the first already.
 */
public final class FirstSupportingFactory implements ScoringEngineFactory {

    private final List<ScoringEngineFactory> engines;

    /** @param engines at least one, the preferred first */
    public FirstSupportingFactory(List<ScoringEngineFactory> engines) {
        if (engines.isEmpty()) {
            throw new IllegalArgumentException("at least one scoring engine is needed");
        }
        this.engines = List.copyOf(engines);
    }

    @Override
    public ScoringEngine create(byte[] model, String format) {
        StringBuilder reasons = new StringBuilder();
        for (ScoringEngineFactory engine : engines) {
            try {
                return engine.create(model, format);
            } catch (UnsupportedModelException e) {
                reasons.append(reasons.isEmpty() ? "" : "; ")
                        .append(engine.name())
                        .append(": ")
                        .append(e.getMessage());
            }
        }
        throw new UnsupportedModelException(reasons.toString());
    }

    @Override
    public Optional<Contributions> contributions(byte[] model, String format) {
        return engines.stream()
                .flatMap(engine -> engine.contributions(model, format).stream())
                .findFirst();
    }

    @Override
    public String name() {
        return engines.stream().map(ScoringEngineFactory::name).collect(Collectors.joining(", "));
    }
}
