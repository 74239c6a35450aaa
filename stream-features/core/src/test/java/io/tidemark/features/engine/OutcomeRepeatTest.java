package io.tidemark.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.features.catalogue.Entities;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeRepeatTest {

    private static final Catalogue CATALOGUE = CatalogueReader.read(
            """
            name: repeated
            currency: EUR
            features:
              - {name: largest, entity: customer, aggregate: max, over: outcomes, window: 1h}
              - {name: codes, entity: customer, aggregate: distinct, of: code, over: outcomes, window: 1h}
            """);

    @Test
    void anEqualOutcomeSentAgainReadsNothingOfTheWindowAgain() {
        EntityEngine engine = new EntityEngine(CATALOGUE, Entities.outcomesOf(Entities.CUSTOMER));
        RecordingBlocks blocks = new RecordingBlocks(false);
        EntityState state = new EntityState(engine.newHead(), blocks);
        for (int i = 0; i < 5_000; i++) {
            engine.outcome(state, outcome(i, 100 + i % 50));
        }
        long before = blocks.reads();
        engine.outcome(state, outcome(4_990, 100 + 4_990 % 50));
        long equal = blocks.reads() - before;
        engine.outcome(state, outcome(4_990, 7));
        long changed = blocks.reads() - before - equal;
        assertThat(equal).as("reads of an equal one").isLessThan(4).isLessThan(changed);
    }

    @Test
    void beyondTheHorizonATransactionIsNotLookedUp() {
        FeatureEngine engine = new FeatureEngine(CATALOGUE, Duration.ofMillis(100));
        engine.transaction(Samples.transaction("t1", 0));
        assertThat(engine.outcome(outcome("t1", 100, 5))).isEmpty();
        assertThat(engine.outcome(outcome("t1", 101, 900))).hasValueSatisfying(refused -> {
            assertThat(refused.cause()).isEqualTo("outcome_beyond_horizon");
            assertThat(refused.detail()).contains("t1");
        });
        // One that waited in vain is no more looked up than one that came too late.
        assertThat(engine.outcome(outcome("t2", 101, 900))).isEqualTo(Optional.empty());
        assertThat(engine.transaction(Samples.transaction("t2", 300))[0]).isEqualTo(0.05);
    }

    private static Outcome outcome(int millis, long cents) {
        return outcome("t" + millis, millis, cents);
    }

    private static Outcome outcome(String transaction, long millis, long cents) {
        return Outcome.newBuilder()
                .setTransactionId(transaction)
                .setKind(OutcomeKind.REFUNDED)
                .setEventTime(Samples.BEGIN.plusMillis(millis))
                .setAmount(new Money(cents, "EUR"))
                .setCode("c" + cents)
                .build();
    }
}
