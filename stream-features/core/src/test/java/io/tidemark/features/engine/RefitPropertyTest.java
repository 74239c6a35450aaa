package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * A state goes from one catalogue to the next. What an engine then calls complete equals the oracle that never forgets, and
 * what it calls partial has as many milliseconds of history as it says.
 */
class RefitPropertyTest {

    private static final Duration LATENESS = Duration.ofMillis(Histories.LATENESS);

    @Property(tries = 3_000)
    void afterAChangeOfTheCatalogueAFeatureIsExactOrSaysHowMuchHistoryItHad(
            @ForAll @Size(min = 2, max = 4) List<@From("catalogues") Catalogue> catalogues,
            @ForAll("histories") List<Step> history,
            @ForAll boolean written) {
        SlowHistory oracle = new SlowHistory("customer", Duration.ofDays(10_000));
        SlowSince since = new SlowSince(LATENESS);
        long[] times = Histories.times(history);
        int each = history.size() / catalogues.size() + 1;
        EntityEngine engine = new EntityEngine(catalogues.get(0), "customer", LATENESS);
        EntityState state = new EntityState(engine.newHead(), new RecordingBlocks(written));
        for (int i = 0; i < times.length; i++) {
            Step step = history.get(i);
            Catalogue catalogue = catalogues.get(i / each);
            engine = i % each == 0 ? new EntityEngine(catalogue, "customer", LATENESS) : engine;
            state = step.travel().of(state);
            since.follow(catalogue, oracle.newest());
            if (step.label().isPresent()) {
                Step.Said said = step.label().get();
                int about = Math.max(0, Math.min(times.length - 1, i - said.back()));
                engine.label(state, said.about("id" + about, times[about]));
                // While no feature needs labels, nobody sends them here.
                if (!catalogue.labelledEntities().isEmpty()) {
                    oracle.label(said.about("id" + about, times[about]));
                }
                continue;
            }
            Transaction transaction = step.payment().at("id" + i, times[i]);
            double[] vector = new double[catalogue.features().size()];
            engine.answer(state, transaction, vector);
            oracle.insert(catalogue, transaction);
            Map<String, Long> partial = engine.partialHistory(state.head(), SlowHistory.time(transaction));
            assertThat(partial).isEqualTo(since.partial(times[i]));
            oracle.values(catalogue).forEach((name, expected) -> {
                double actual = vector[catalogue.featureNames().indexOf(name)];
                assertThat(partial.containsKey(name) || expected.allows(actual))
                        .as("%s is %s, expected %s", name, actual, expected)
                        .isTrue();
            });
            since.forget(times[i], oracle.newest());
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
