package io.tidemark.schemas.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordBoundsTest {

    private static final RecordBounds BOUNDS = new RecordBounds(100, 10, 2);

    @Test
    void key_and_value_count_together_and_either_may_be_missing() {
        assertThat(BOUNDS.check(new byte[40], new byte[60])).isEmpty();
        assertThat(cause(BOUNDS.check(new byte[40], new byte[61]))).contains("oversized_record");
        assertThat(cause(BOUNDS.check(new byte[101], null))).contains("oversized_record");
        assertThat(BOUNDS.check(null, new byte[100])).isEmpty();
        assertThat(BOUNDS.check(null, null)).isEmpty();
    }

    @Test
    void every_text_of_a_transaction_has_a_bound() {
        String fits = "x".repeat(10);
        String tooLong = "x".repeat(11);
        assertThat(BOUNDS.check(transaction().setChannel(fits).build())).isEmpty();
        assertOversized(transaction().setChannel(tooLong));
        assertOversized(transaction().setCountry(tooLong));
        assertOversized(transaction().setCategory(tooLong));
        assertOversized(transaction().setDevice(tooLong));
        assertOversized(transaction().setAmount(new Money(1L, tooLong)));
        assertOversized(transaction().setAttributes(Map.of(tooLong, "")));
        assertOversized(transaction().setAttributes(Map.of("", tooLong)));
    }

    @Test
    void a_transaction_may_have_so_many_attributes() {
        assertThat(BOUNDS.check(
                        transaction().setAttributes(Map.of("a", "", "b", "")).build()))
                .isEmpty();
        assertThat(cause(BOUNDS.check(transaction()
                        .setAttributes(Map.of("a", "", "b", "", "c", ""))
                        .build())))
                .contains("too_many_attributes");
    }

    @Test
    void the_source_of_a_label_has_a_bound() {
        Label.Builder label = Label.newBuilder().setTransactionId("t").setObservedAt(Instant.EPOCH);
        assertThat(BOUNDS.check(label.build())).isEmpty();
        assertThat(cause(BOUNDS.check(label.setSource("x".repeat(11)).build()))).contains("oversized_text");
    }

    @Test
    void the_sentence_says_what_was_found_what_may_be_and_which_setting_raises_it() {
        assertThat(BOUNDS.check(null, new byte[1_234])).hasValueSatisfying(rejection -> assertThat(rejection.detail())
                .contains("1,234 bytes", "at most 100", "record.bytes.most"));
    }

    @Test
    void bounds_beyond_what_the_topics_behind_take_are_refused() {
        assertThatThrownBy(() -> new RecordBounds(1_000_000, 10, 10)).hasMessageContaining("record.bytes.most");
        assertThatThrownBy(() -> new RecordBounds(100, 0, 10)).hasMessageContaining("record.text.most");
        assertThatThrownBy(() -> new RecordBounds(100, 10, -1)).hasMessageContaining("record.attributes.most");
    }

    private static void assertOversized(Transaction.Builder transaction) {
        assertThat(cause(BOUNDS.check(transaction.build()))).contains("oversized_text");
    }

    private static Optional<String> cause(Optional<Rejection> rejection) {
        return rejection.map(Rejection::cause);
    }

    private static Transaction.Builder transaction() {
        return Transaction.newBuilder()
                .setTransactionId("t")
                .setEventTime(Instant.EPOCH)
                .setCustomerId("c")
                .setTerminalId("m");
    }
}
