package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureEngineTest {

    private static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: x
            currency: single
            features:
              - {name: a, transform: amount}
              - {name: c, entity: customer, aggregate: mean, window: 6ms}
              - {name: t, entity: terminal, aggregate: count, window: 4ms}
              - {name: r, entity: terminal, aggregate: fraud_rate, window: 9ms, delay: 2ms}
            """);

    @Test
    void atOneTimeLabelsComeBeforeTransactionsAndIdsDecideTheRest() {
        Event label = Event.of(Samples.label("z", 0, 5, Verdict.FRAUD));
        Event b = Event.of(Samples.transaction("b", 5));
        Event a = Event.of(Samples.transaction("a", 5));
        Event earlier = Event.of(Samples.transaction("z", 4));
        List<Event> events = new ArrayList<>(List.of(b, a, label, earlier));
        Collections.sort(events);
        assertThat(events).containsExactly(earlier, label, a, b);
    }

    @Test
    void aLabelThatNamesItsTransactionAloneReachesItsTerminalWhetherItComesBeforeOrAfter() {
        FeatureEngine engine = new FeatureEngine(CATALOGUE);
        engine.label(bare("a"));
        engine.transaction(Samples.transaction("a", 0));
        engine.transaction(Samples.transaction("b", 1));
        assertThat(engine.transaction(Samples.transaction("c", 4))[3]).isEqualTo(0.5);
        engine.label(bare("b"));
        assertThat(engine.transaction(Samples.transaction("d", 5))[3]).isEqualTo(1);
    }

    private static io.tidemark.schemas.Label bare(String transactionId) {
        return io.tidemark.schemas.Label.newBuilder(Samples.label(transactionId, 0, 4, Verdict.FRAUD))
                .setCustomerId(null)
                .setTerminalId(null)
                .setEventTime(null)
                .build();
    }

    @Test
    void aTransactionThatIsSentOnceMoreIsRefusedInOneSentence() {
        FeatureEngine engine = new FeatureEngine(CATALOGUE);
        engine.transaction(Samples.transaction("a", 0));
        assertThatThrownBy(() -> engine.transaction(Samples.transaction("a", 0)))
                .isInstanceOf(RejectedTransactionException.class)
                .hasMessage("transaction a of customer c was sent once more");
        double[] vector = new double[4];
        assertThat(engine.answer(Samples.transaction("a", 1), vector)
                        .orElseThrow()
                        .cause())
                .isEqualTo("conflicting_duplicate");
    }
}
