package io.tidemark.demo.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Which terminals are compromised, and until when; a compromised terminal turns half of its purchases into fraud. */
final class CompromisedTerminals {
    private static final Duration LASTS = Duration.ofDays(14);
    private static final double SHARE = 0.5;

    private final Map<Integer, Instant> until = new HashMap<>();
    private final RandomGenerator random;

    CompromisedTerminals(RandomGenerator random) {
        this.random = random;
    }

    void compromise(int terminal, Instant from) {
        until.put(terminal, from.plus(LASTS));
    }

    boolean taints(int terminal, Instant at) {
        Instant end = until.get(terminal);
        if (end == null) {
            return false;
        }
        if (at.isAfter(end)) {
            until.remove(terminal);
            return false;
        }
        return random.nextDouble() < SHARE;
    }
}
