package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.util.Map;

/**
 * A state that goes from one catalogue to the next, beside an oracle that never forgets: what the engine calls complete
 * has to be equal, and what it calls partial has to have as many milliseconds of history as it says.
 */
final class ChangingCatalogues implements Comparison {

    private static final Duration LATENESS = Duration.ofMillis(Histories.LATENESS);

    private final SlowHistory oracle = new SlowHistory("customer", Duration.ofDays(10_000));
    private final SlowSince since = new SlowSince(LATENESS);
    private Catalogue catalogue;
    private EntityEngine engine;
    private EntityState state;

    ChangingCatalogues(Catalogue first, boolean written) {
        change(first);
        state = new EntityState(engine.newHead(), new RecordingBlocks(written));
    }

    void change(Catalogue next) {
        catalogue = next;
        // As many rows are looked at as there are: a feature is partial because of a catalogue only.
        engine = new EntityEngine(next, "customer", LATENESS, 1_000_000);
    }

    @Override
    public void travel(Travel travel) {
        // Likewise, no row of an earlier release waits for its digest.
        state = (travel == Travel.FROM_AN_EARLIER_RELEASE ? Travel.WRITTEN : travel).of(state);
    }

    @Override
    public void label(Label label) {
        since.follow(catalogue, oracle.newest());
        engine.label(state, label);
        // While no feature needs labels, nobody sends them here.
        if (!catalogue.labelledEntities().isEmpty()) {
            oracle.label(label);
        }
    }

    @Override
    public void transaction(Transaction transaction, boolean asked) {
        since.follow(catalogue, oracle.newest());
        double[] vector = new double[catalogue.features().size()];
        engine.answer(state, transaction, vector);
        oracle.insert(catalogue, transaction);
        long time = SlowHistory.time(transaction);
        Map<String, Long> partial = engine.partialHistory(state.head(), time);
        assertThat(partial).isEqualTo(since.partial(time));
        if (asked) {
            oracle.values(catalogue).forEach((name, expected) -> {
                double actual = vector[catalogue.featureNames().indexOf(name)];
                assertThat(partial.containsKey(name) || expected.allows(actual))
                        .as("%s of %s is %s, expected %s", name, transaction.getTransactionId(), actual, expected)
                        .isTrue();
            });
        }
        since.forget(time, oracle.newest());
    }
}
