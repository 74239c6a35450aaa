package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The engine and the oracle meet on histories of many chunks of 128 rows. */
class DeepHistoryPropertyTest {

    /** Hundreds of events in a few milliseconds: chunks split in the past, ties cross their borders. */
    @Property(tries = 200)
    void manyEventsInAFewMillisecondsAreAnsweredAsTheQuadraticSearchDoes(
            @ForAll("catalogues") Catalogue catalogue, @ForAll long seed, @ForAll boolean written) {
        Random random = new Random(seed);
        SideBySide both = new SideBySide(catalogue, Duration.ofMillis(Histories.LATENESS), written);
        RandomSteps history = new RandomSteps(random, both);
        int size = 300 + random.nextInt(1_700);
        int ties = random.nextInt(30);
        long newest = 0;
        for (int i = 0; i < size; i++) {
            boolean late = random.nextInt(6) == 0;
            long gap = random.nextInt(600) == 0 ? 500 : random.nextInt(ties + 1) == 0 ? random.nextInt(3) : 0;
            long time = late ? newest - random.nextInt(random.nextInt(20) == 0 ? 80 : 12) : newest + gap;
            newest = Math.max(newest, time);
            history.step(i, time, random.nextInt(4) == 0);
        }
    }

    @Provide
    Arbitrary<Catalogue> catalogues() {
        return Catalogues.catalogues(8);
    }
}
