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
        for (int i = 0; i < size; i++) {
            history.next(i);
        }
    }

    @Provide
    Arbitrary<Catalogue> catalogues() {
        return Catalogues.catalogues(8);
    }
}
