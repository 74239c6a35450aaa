package io.tidemark.scoring.release.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final int MOST = 40;
    private static final int SPAN = 50;

    /** Near the end of what a clock can say: it goes on with the smallest number. */
    private long now = Long.MAX_VALUE - 300;

    private final Patience patience = new Patience(Duration.ofNanos(MOST), Duration.ofNanos(SPAN), () -> now);

    /** Each nanosecond is looked at: whoever waits in vain, for whatever, is slow in no span. */
    @Property(tries = 300)
    void howeverManyWaitsFollowEachOtherNoSpanHoldsMoreThanOneMay(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Boolean> waiting = new ArrayList<>();
        // What the try before waited is forgotten.
        now += SPAN;
        while (waiting.size() < 1_000) {
            long began = now;
            long left = patience.left();
            long waits = random.nextInt(3) > 0 ? left : left == 0 ? 0 : random.nextLong(left);
            now += waits;
            patience.waitedSince(began);
            for (long i = 0; i < waits; i++) {
                waiting.add(true);
            }
            int works = random.nextInt(random.nextBoolean() ? 3 : 2 * SPAN);
            now += works;
            for (int i = 0; i < works; i++) {
                waiting.add(false);
            }
            assertThat(patience.left()).isEqualTo(MOST - waited(waiting, waiting.size()));
        }
        for (int end = 0; end < waiting.size(); end++) {
            assertThat(waited(waiting, end)).isLessThanOrEqualTo(MOST);
        }
    }

    private static long waited(List<Boolean> waiting, int end) {
        return waiting.subList(Math.max(0, end - SPAN), end).stream()
                .filter(one -> one)
                .count();
    }

    @Test
    void whoHasWaitedInVainDoesNotWaitAgainInTheSameTransactionAndAnotherThreadMay() throws Exception {
        long began = now;
        now += patience.left();
        patience.waitedSince(began);
        assertThat(patience.left()).isZero();
        assertThat(CompletableFuture.supplyAsync(patience::left).get(1, TimeUnit.MINUTES))
                .isEqualTo(MOST);
        now += SPAN;
        assertThat(patience.left()).isEqualTo(MOST);
    }
}
