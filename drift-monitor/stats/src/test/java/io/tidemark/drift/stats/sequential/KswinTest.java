package io.tidemark.drift.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KswinTest {
    private static final int NEWEST = 5;
    private static final double ALPHA = 0.4;

    /** With one observation more than are drawn, a draw leaves out one: the verdict is that of one of these draws. */
    @Property
    void theVerdictIsThatOfADrawFromTheOlderObservations(
            @ForAll @Size(max = 80) List<@IntRange(max = 3) Integer> stream, @ForAll long seed) {
        Kswin detector = new Kswin(2 * NEWEST + 1, NEWEST, ALPHA, seed);
        List<Integer> kept = new ArrayList<>();
        for (int loss : stream) {
            kept.add(loss);
            if (kept.size() > 2 * NEWEST + 1) {
                kept.remove(0);
            }
            Verdict verdict = detector.observe(loss);
            Set<String> possible = new HashSet<>();
            for (int without = 0; without <= NEWEST; without++) {
                possible.add(slow(kept, without));
            }
            boolean restarted = detector.state().length - 1 == NEWEST && kept.size() > NEWEST;
            assertThat(possible).contains(verdict + (restarted ? " restarted" : ""));
            if (restarted) {
                kept.subList(0, kept.size() - NEWEST).clear();
            }
        }
    }

    private static String slow(List<Integer> kept, int without) {
        if (kept.size() < 2 * NEWEST + 1) {
            return "STABLE";
        }
        List<Integer> early = new ArrayList<>(kept.subList(0, NEWEST + 1));
        early.remove(without);
        List<Integer> late = kept.subList(NEWEST + 1, kept.size());
        double largest = 0;
        for (int at = 0; at <= 3; at++) {
            largest = Math.max(largest, Math.abs(share(early, at) - share(late, at)));
        }
        if (largest <= Math.sqrt(-Math.log(ALPHA) / NEWEST)) {
            return "STABLE";
        }
        return sum(late) > sum(early) ? "DRIFT restarted" : "STABLE restarted";
    }

    @Test
    void aChangeOfTheMeanIsFoundAndTheNewestAreKept() {
        Kswin detector = Kswin.standard();
        SplittableRandom random = new SplittableRandom(5);
        int found = -1;
        for (int i = 0; i < 1_100 && found < 0; i++) {
            double loss = random.nextDouble() + (i < 1_000 ? 0 : 0.7);
            found = detector.observe(loss) == Verdict.DRIFT ? i : -1;
        }
        assertThat(found).isBetween(1_000, 1_040);
        assertThat(detector.state()).hasSize(31);
    }

    private static int sum(List<Integer> values) {
        return values.stream().mapToInt(each -> each).sum();
    }

    private static double share(List<Integer> values, int atMost) {
        return values.stream().filter(each -> each <= atMost).count() / (double) values.size();
    }
}
