package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** One catalogue all the way. */
final class SideBySide implements Comparison {

    private final Catalogue catalogue;
    private final EntityEngine engine;
    private final SlowHistory oracle;
    private EntityState state;
    /** What the state was a copy of: goes its own ways until the next travel, which must not show. */
    private EntityState abandoned;

    SideBySide(Catalogue catalogue, Duration lateness, boolean written) {
        this.catalogue = catalogue;
        this.engine = new EntityEngine(catalogue, "customer", lateness);
        this.oracle = new SlowHistory("customer", lateness);
        this.state = new EntityState(engine.newHead(), new RecordingBlocks(written));
    }

    @Override
    public void travel(Travel travel) {
        EntityState before = state;
        state = travel.of(state);
        abandoned = travel == Travel.COPIED ? before : abandoned;
    }

    @Override
    public void label(Label label) {
        if (label.getEventTime().toEpochMilli() > oracle.forgottenUpTo()) {
            oracle.label(label);
        }
        engine.label(state, label);
    }

    @Override
    public void transaction(Transaction transaction, boolean asked) {
        Answer expected = oracle.expectedAnswer(catalogue, transaction);
        double[] vector = new double[catalogue.features().size()];
        if (abandoned != null) {
            engine.answer(abandoned, transaction, vector);
        }
        Arrays.fill(vector, -77);
        assertThat(engine.answer(state, transaction, vector))
                .as(transaction.getTransactionId())
                .isEqualTo(expected);
        if (expected == Answer.MIXED_CURRENCY) {
            assertThat(vector).containsOnly(-77);
            return;
        }
        oracle.insert(catalogue, transaction);
        assertThat(state.arrivals()).isEqualTo(oracle.size());
        assertThat(state.head().newest()).isEqualTo(oracle.newest());
        if (asked) {
            compare(oracle.values(catalogue), vector, transaction);
        } else {
            oracle.forget(catalogue);
        }
    }

    /** Number of blocks that the state holds besides its head. */
    int blocks() {
        return ((RecordingBlocks) state.blocks()).size();
    }

    private void compare(Map<String, Expected> expected, double[] vector, Transaction transaction) {
        expected.forEach((name, value) -> {
            int place = catalogue.featureNames().indexOf(name);
            assertThat(value.allows(vector[place]))
                    .as(
                            "%s of %s is %s, expected %s",
                            catalogue.features().get(place), transaction.getTransactionId(), vector[place], value)
                    .isTrue();
        });
    }
}
