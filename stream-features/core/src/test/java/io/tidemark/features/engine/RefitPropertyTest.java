package io.tidemark.features.engine;

import io.tidemark.features.catalogue.Catalogue;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * The catalogue changes on the way: features come and go, windows grow, texts, filters and labels are kept from now on.
 */
class RefitPropertyTest {

    @Property(tries = 3_000)
    void afterAChangeOfTheCatalogueAFeatureIsExactOrSaysHowMuchHistoryItHad(
            @ForAll @Size(min = 2, max = 4) List<@From("catalogues") Catalogue> catalogues,
            @ForAll("histories") List<Step> history,
            @ForAll boolean written) {
        ChangingCatalogues both = new ChangingCatalogues(catalogues.get(0), written);
        long[] times = Histories.times(history);
        int each = history.size() / catalogues.size() + 1;
        for (int i = 0; i < times.length; i++) {
            if (i > 0 && i % each == 0) {
                both.change(catalogues.get(i / each));
            }
            history.get(i).tell(both, i, times);
        }
    }

    @Property(tries = 150)
    void soItIsWhereTheStateHasManyChunks(
            @ForAll @Size(min = 2, max = 4) List<@From("catalogues") Catalogue> catalogues,
            @ForAll long seed,
            @ForAll boolean written) {
        Random random = new Random(seed);
        ChangingCatalogues both = new ChangingCatalogues(catalogues.get(0), written);
        RandomSteps steps = new RandomSteps(random, both);
        int size = 300 + random.nextInt(1_200);
        for (int i = 0; i < size; i++) {
            if (random.nextInt(200) == 0) {
                both.change(catalogues.get(random.nextInt(catalogues.size())));
            }
            steps.next(i);
        }
    }

    @Provide
    Arbitrary<Catalogue> catalogues() {
        return Catalogues.ofASingleCurrency(5);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Histories.inEuros(60);
    }
}
