package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.algebra.Measure;
import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.WindowFeature;
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
    private final int mostRows;
    private EntityState state;
    /** Whether the state may say nothing yet of its older rows. */
    private boolean fromEarlier;
    /** What the state was a copy of: goes its own ways until the next travel, which must not show. */
    private EntityState abandoned;

    SideBySide(Catalogue catalogue, Duration lateness, boolean written) {
        this(catalogue, lateness, TallyHindsight.MOST_ROWS, written);
    }

    /** @param mostRows that are looked at for the texts in a window of a late event */
    SideBySide(Catalogue catalogue, Duration lateness, int mostRows, boolean written) {
        this.catalogue = catalogue;
        this.mostRows = mostRows;
        this.engine = new EntityEngine(catalogue, "customer", lateness, mostRows);
        this.oracle = new SlowHistory("customer", lateness);
        this.state = new EntityState(engine.newHead(), new RecordingBlocks(written));
    }

    @Override
    public void travel(Travel travel) {
        EntityState before = state;
        fromEarlier |= travel == Travel.FROM_AN_EARLIER_RELEASE;
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
        Answer expected = oracle.expectedAnswer(transaction);
        double[] vector = new double[catalogue.features().size()];
        if (abandoned != null) {
            engine.answer(abandoned, transaction, vector);
        }
        Arrays.fill(vector, -77);
        assertThat(engine.answer(state, transaction, vector))
                .as(transaction.getTransactionId())
                .isEqualTo(expected);
        assertThat(engine.foreign())
                .as(transaction.getTransactionId())
                .isEqualTo(oracle.foreign(catalogue, transaction));
        oracle.insert(catalogue, transaction);
        assertThat(state.arrivals()).isEqualTo(oracle.size());
        assertThat(state.head().newest()).isEqualTo(oracle.newest());
        if (asked) {
            Map<String, Long> partial = engine.partialHistory(state.head(), SlowHistory.time(transaction));
            partial.keySet().forEach(name -> assertPartial(name, expected));
            compare(oracle.values(catalogue, partial), vector, transaction);
        } else {
            oracle.forget(catalogue);
        }
    }

    /** A feature is so where it was late beyond reach, or is of the texts of more rows than are looked at. */
    private void assertPartial(String name, Answer answer) {
        WindowFeature feature = (WindowFeature)
                catalogue.features().get(catalogue.featureNames().indexOf(name));
        boolean many = feature.aggregate().measures().contains(Measure.TALLY)
                && oracle.inside(feature, feature.window().toMillis()).size() > mostRows;
        boolean undigested = fromEarlier && state.head().log.undigestedUpTo > Long.MIN_VALUE;
        assertThat(answer == Answer.BEYOND_REACH || (answer == Answer.LATE && (many || undigested)))
                .as("%s is partial", feature)
                .isTrue();
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
