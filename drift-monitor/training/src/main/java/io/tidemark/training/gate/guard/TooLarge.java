package io.tidemark.training.gate.guard;

import java.util.Locale;
import java.util.Optional;

/** It needs too much memory, or takes too long to travel and to load. */
record TooLarge(long mostNodes, long mostBytes) implements Guardrail {

    @Override
    public Optional<String> breach(Evidence evidence) {
        Contender candidate = evidence.candidate();
        if (candidate.bytes() > mostBytes) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "its bundle has %,d bytes, and at most %,d are allowed",
                    candidate.bytes(),
                    mostBytes));
        }
        return candidate
                .work()
                .filter(work -> work.nodes() > mostNodes)
                .map(work -> String.format(
                        Locale.ROOT, "its trees have %,d nodes, and at most %,d are allowed", work.nodes(), mostNodes));
    }
}
