package io.tidemark.training.gate.guard;

import java.util.Locale;
import java.util.Optional;

/**
 * It takes too long to score a row. Steps are counted, since a clock would judge the machine and not the model.
 *
 * @param most steps for a row
 */
record TooMuchWork(long most) implements Guardrail {

    @Override
    public Optional<String> breach(Evidence evidence) {
        return evidence.candidate()
                .work()
                .filter(work -> work.steps() > most)
                .map(work -> String.format(
                        Locale.ROOT,
                        "it takes %,d steps to score a row%s, and at most %,d are allowed",
                        work.steps(),
                        evidence.champion()
                                .flatMap(Contender::work)
                                .map(champions -> String.format(Locale.ROOT, " (the champion %,d)", champions.steps()))
                                .orElse(""),
                        most));
    }
}
