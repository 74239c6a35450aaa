package io.tidemark.scoring.model.reasons;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is said of each feature, by its name. A feature without an entry gets a code made of its name.
 *
 * @param texts by the feature's name
 */
public record ReasonCodes(Map<String, ReasonText> texts) {

    /** Without any entry, as in bundles of earlier versions. */
    public static final ReasonCodes NONE = new ReasonCodes(Map.of());

    public ReasonCodes {
        texts = Map.copyOf(texts);
    }

    /** What is said of a feature. */
    public ReasonText of(String feature) {
        ReasonText text = texts.get(feature);
        return text == null ? ReasonText.of(feature) : text;
    }

    /** Everything that is wrong for a model of these features; empty if nothing is. */
    public List<String> problems(List<String> features) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(texts).forEach((feature, text) -> {
            if (!features.contains(feature)) {
                problems.add(feature + " is no feature of the model");
            }
            text.problems().forEach(problem -> problems.add(feature + " " + problem));
            text.usual()
                    .map(UsualFrom::feature)
                    .filter(usual -> !features.contains(usual))
                    .ifPresent(usual -> problems.add(
                            feature + " takes its usual value from " + usual + ", which is no feature of the model"));
        });
        return problems;
    }
}
