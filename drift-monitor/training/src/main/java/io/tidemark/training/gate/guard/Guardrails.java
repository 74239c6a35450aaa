package io.tidemark.training.gate.guard;

import io.tidemark.nouns.Nouns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a candidate is held to. */
public final class Guardrails {

    private final List<Guardrail> guardrails;

    /**
     * @param alertBudget share of the events that people can look at
     * @param trainingAge by how much the newest row trained on may lie before what could have matured
     * @param nouns by which its sentences speak
     */
    public Guardrails(GuardRules rules, double alertBudget, Duration trainingAge, Nouns nouns) {
        this.guardrails = rules.guardrails(alertBudget, trainingAge, nouns);
    }

    /** Everything that is wrong, each in words that go on after "but". */
    public List<String> breaches(Evidence evidence) {
        return guardrails.stream()
                .flatMap(guardrail -> guardrail.breach(evidence).stream())
                .toList();
    }

    /** What was measured, as the manifest names it; what could not be measured is left out. */
    public Map<String, Double> figures(Evidence evidence) {
        Map<String, Double> figures = new TreeMap<>();
        figures.put("guardrails_breached", (double) breaches(evidence).size());
        evidence.candidate().work().ifPresent(work -> {
            figures.put("steps_per_row", (double) work.steps());
            figures.put("nodes", (double) work.nodes());
        });
        figures.put("features_moved", UnstableFeatures.moved(evidence));
        evidence.endurance().ifPresent(one -> figures.put("champion_average_precision_kept", one.kept()));
        figures.put("replayed_rows", (double) evidence.replay().rows());
        figures.values().removeIf(value -> !Double.isFinite(value));
        return figures;
    }
}
