package io.tidemark.training.gate.guard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Some of its scores are no probabilities. */
record NoNumbers() implements Guardrail {

    @Override
    public Optional<String> breach(Evidence evidence) {
        double[] scores = evidence.candidate().scores();
        long wrong = Arrays.stream(scores)
                .filter(score -> !(score >= 0 && score <= 1))
                .count();
        return wrong == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT, "%,d of %,d of its scores are no number from 0 to 1", wrong, scores.length));
    }
}
