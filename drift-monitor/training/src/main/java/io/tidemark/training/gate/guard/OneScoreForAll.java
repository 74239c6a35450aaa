package io.tidemark.training.gate.guard;

import io.tidemark.nouns.Nouns;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** It gives every transaction the same score. */
record OneScoreForAll(Nouns nouns) implements Guardrail {

    @Override
    public Optional<String> breach(Evidence evidence) {
        double[] scores = evidence.candidate().scores();
        if (Arrays.stream(scores).distinct().limit(2).count() > 1) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(Locale.ROOT, nouns.in("it gives all of %,d {events} one score"), scores.length));
    }
}
