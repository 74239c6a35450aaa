package io.tidemark.cli.alerts;

import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An alert with what the log knows around it.
 *
 * @param retraction the record that takes it back; empty if it stands
 * @param decision the record of the decision; empty if it was not found
 * @param features names of the values of its vector; empty if the model is not known
 * @param before the customer's decisions before it, the oldest first
 * @param labels what was said of the transaction, in the order of the log
 * @param nouns of the model that decided
 */
record AlertStory(
        FraudAlert alert,
        Optional<FraudAlert> retraction,
        Optional<Score> decision,
        List<String> features,
        List<Score> before,
        List<Label> labels,
        Nouns nouns) {

    AlertStory {
        features = List.copyOf(features);
        before = List.copyOf(before);
        labels = List.copyOf(labels);
    }

    /** The values of the vector by name, in its order; those of a model that is not known by number. */
    Map<String, Double> values() {
        List<Double> vector = decision.map(Score::getVector).orElse(List.of());
        boolean named = features.size() == vector.size();
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < vector.size(); i++) {
            values.put(named ? features.get(i) : "value " + (i + 1), vector.get(i));
        }
        return values;
    }

    /** What the customer may be told, each once, the strongest first. */
    List<String> publicSentences() {
        List<String> sentences = new ArrayList<>();
        for (Reason reason : alert.getReasons()) {
            String told = reason.getPublicSentence();
            if (!told.isEmpty() && !sentences.contains(told)) {
                sentences.add(told);
            }
        }
        return sentences;
    }
}
