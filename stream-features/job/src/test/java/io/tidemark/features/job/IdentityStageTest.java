package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.schemas.Transaction;
import org.junit.jupiter.api.Test;

class IdentityStageTest {
    private final Log log = new Log();

    @Test
    void anIdThatAnotherCustomerHasUsedIsRefusedAndItsPlaceGoesToItsOwnCustomer() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity()) {
            stage.send(addressed(Feed.transaction("t1", Feed.START, "c1", "m1", 100)));
            stage.send(addressed(Feed.transaction("t1", Feed.START, "c2", "m1", 100)));
            assertThat(stage.taken())
                    .extracting(Event::key, event -> ((TransactionEvent) event).refused)
                    .containsExactly(tuple("m1", false), tuple("c2", true));
            assertThat(stage.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.cause()).isEqualTo("conflicting_duplicate");
                assertThat(refused.detail()).contains("t1").contains("c2");
            });
        }
    }

    @Test
    void whatIsAlreadyRefusedPassesUnseen() throws Exception {
        try (StageHarness<Event> stage = StageHarness.identity()) {
            TransactionEvent refused = addressed(Feed.transaction("t1", Feed.START, "c1", "m1", 100));
            refused.refused = true;
            refused.address("c1");
            stage.send(refused);
            stage.send(addressed(Feed.transaction("t1", Feed.START, "c2", "m1", 100)));
            assertThat(stage.taken()).extracting(Event::key).containsExactly("c1", "m1");
            assertThat(stage.refused()).isEmpty();
        }
    }

    private TransactionEvent addressed(Transaction transaction) {
        TransactionEvent event = log.read(transaction);
        event.address(Address.ofIdentity(transaction));
        return event;
    }
}
