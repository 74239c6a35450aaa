package io.tidemark.features.engine;

import io.tidemark.schemas.Decimal;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Verdict;
import java.util.Map;
import java.util.Random;

/** Transactions with their labels, made as they come, for histories too long to be generated before. */
final class RandomSteps {

    private final Random random;
    private final Comparison both;
    /** How many events there are in a millisecond. */
    private final int ties;

    private long newest;

    RandomSteps(Random random, Comparison both) {
        this.random = random;
        this.both = both;
        this.ties = random.nextInt(30);
    }

    /** The i-th in a crowd of events within few milliseconds, with a quiet gap now and then. */
    void next(int i) {
        boolean late = random.nextInt(6) == 0;
        long gap = random.nextInt(600) == 0 ? 500 : random.nextInt(ties + 1) == 0 ? random.nextInt(3) : 0;
        long time = late ? newest - random.nextInt(random.nextInt(20) == 0 ? 80 : 12) : newest + gap;
        newest = Math.max(newest, time);
        step(i, time, random.nextInt(4) == 0);
    }

    /** A label about itself now and then, before it or after. */
    void step(int i, long time, boolean asked) {
        int said = random.nextInt(12);
        if (said == 0) {
            both.label(Samples.label("id" + i, time, random.nextInt(3), Verdict.FRAUD));
        }
        if (random.nextInt(100) == 0) {
            both.travel(Travel.values()[random.nextInt(Travel.values().length)]);
        }
        both.transaction(payment().at("id" + i, time), asked);
        if (said < 3) {
            Verdict verdict = random.nextInt(3) == 0 ? Verdict.WITHDRAWN : Verdict.FRAUD;
            both.label(Samples.label("id" + i, time, random.nextInt(3), verdict));
        }
    }

    /** Half of the scores are of use. */
    private Map<String, Decimal> numbers() {
        return random.nextInt(4) == 0
                ? Map.of()
                : Map.of(
                        "score", new Decimal(random.nextInt(100_000) - 50_000L, 2),
                        "whole", new Decimal(random.nextInt(2_000) - 1_000L, random.nextInt(2)));
    }

    Step.Payment payment() {
        return new Step.Payment(
                random.nextInt(1_000),
                "EUR",
                random.nextInt(5) == 0 ? null : random.nextBoolean() ? "online" : "chip",
                random.nextInt(9) == 0 ? null : "d" + random.nextInt(random.nextBoolean() ? 4 : 40),
                random.nextBoolean() ? "" : "retail",
                random.nextBoolean() ? null : new Location(random.nextInt(90) * 1.0, random.nextInt(180) * 1.0),
                numbers());
    }
}
