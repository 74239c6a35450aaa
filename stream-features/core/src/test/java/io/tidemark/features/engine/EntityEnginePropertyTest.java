package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The engine and the oracle meet on arbitrary histories of one entity, in whatever order they arrive. */
class EntityEnginePropertyTest {

    private static final Duration LATENESS = Duration.ofMillis(Histories.LATENESS);

    @Property(tries = 8_000)
    void answersEqualThoseOfAQuadraticSearch(
            @ForAll("catalogues") Catalogue catalogue,
            @ForAll("histories") List<Step> history,
            @ForAll @IntRange(min = 1, max = 40) int mostRows,
            @ForAll boolean written) {
        SideBySide both = new SideBySide(catalogue, LATENESS, mostRows, written);
        long[] times = Histories.times(history);
        for (int i = 0; i < times.length; i++) {
            history.get(i).tell(both, i, times);
        }
    }

    @Provide
    Arbitrary<Catalogue> catalogues() {
        return Catalogues.catalogues(8);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Histories.histories(70);
    }
}
