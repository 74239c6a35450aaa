package io.tidemark.drift.stats.quality.tally;

import io.tidemark.drift.stats.quality.label.LabelKind;
import io.tidemark.drift.stats.quality.label.LabelVerdict;
import io.tidemark.drift.stats.quality.label.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Scored transactions and labels without any plan. */
public final class RandomTraffic {
    private static final Decided[] DECISIONS = Decided.values();

    private RandomTraffic() {}

    /** @param days over how many days from the epoch */
    public static List<ScoredTransaction> scored(RandomGenerator random, int count, int days, int models) {
        List<ScoredTransaction> scored = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double score = random.nextInt(50) == 0 ? random.nextInt(2) : Math.pow(random.nextDouble(), 4);
            scored.add(new ScoredTransaction(
                    "m" + random.nextInt(models),
                    random.nextInt(3) == 0 ? List.of() : List.of("channel=" + random.nextInt(2)),
                    (long) (random.nextDouble() * days * 86_400_000),
                    random.nextInt(4) == 0 ? Math.round(score * 10) / 10.0 : score,
                    DECISIONS[random.nextInt(DECISIONS.length)],
                    random.nextInt(20) == 0 ? 0.3 : 1,
                    random.nextInt(100_000),
                    random.nextInt(9) == 0 ? "USD" : "EUR",
                    random.nextInt(1 + count / 3)));
        }
        return scored;
    }

    /** Something about a transaction of some moment. */
    public static Statement said(RandomGenerator random, long eventTime) {
        LabelVerdict[] verdicts = LabelVerdict.values();
        LabelKind[] kinds = LabelKind.values();
        return new Statement(
                random.nextInt(4) > 0 ? LabelVerdict.FRAUD : verdicts[random.nextInt(verdicts.length)],
                kinds[random.nextInt(kinds.length)],
                eventTime + random.nextInt(7 * 24) * 3_600_000L);
    }
}
