package io.tidemark.schemas.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final Instant BEGIN = Instant.parse("2024-03-01T00:00:00Z");
    private static final Instant NOW = BEGIN.plusSeconds(3_600);

    @Test
    void aSoundTransactionPasses() {
        assertThat(cause(t -> {})).isEqualTo("none");
        assertThat(cause(t -> t.setEventTime(NOW.plusSeconds(60)))).isEqualTo("none");
        assertThat(cause(t -> t.setAmount(new Money(0L, "JPY")))).isEqualTo("none");
    }

    @Test
    void everyKindOfBadTransactionHasItsCause() {
        assertThat(cause(t -> t.setTransactionId(" "))).isEqualTo("missing_id");
        assertThat(cause(t -> t.setCustomerId(""))).isEqualTo("missing_id");
        assertThat(cause(t -> t.setTerminalId(""))).isEqualTo("missing_id");
        assertThat(cause(t -> t.setTerminalId("x".repeat(1_001)))).isEqualTo("oversized_id");
        assertThat(cause(t -> t.setEventTime(NOW.plusMillis(60_001)))).isEqualTo("absurd_event_time");
        assertThat(cause(t -> t.setEventTime(Instant.parse("1999-12-31T23:59:59.999Z"))))
                .isEqualTo("absurd_event_time");
        assertThat(cause(t -> t.setAmount(null))).isEqualTo("missing_amount");
        assertThat(cause(t -> t.setAmount(new Money(-1L, "EUR")))).isEqualTo("negative_amount");
        assertThat(cause(t -> t.setAmount(new Money(1L, "XAU")))).isEqualTo("unknown_currency");
        assertThat(cause(t -> t.setAmount(new Money(1L, "eur")))).isEqualTo("unknown_currency");
        assertThat(cause(t -> t.setLocation(new Location(Double.NaN, 0.0)))).isEqualTo("non_finite_number");
        assertThat(cause(t -> t.setLocation(new Location(0.0, Double.POSITIVE_INFINITY))))
                .isEqualTo("non_finite_number");
    }

    @Test
    void everyKindOfBadLabelHasItsCause() {
        assertThat(labelCause(l -> {})).isEqualTo("none");
        assertThat(labelCause(l -> l.setTerminalId(null))).isEqualTo("none");
        assertThat(labelCause(l -> l.setTerminalId(null).setCustomerId(null).setEventTime(null)))
                .isEqualTo("none");
        assertThat(labelCause(l -> l.setTransactionId(""))).isEqualTo("missing_id");
        assertThat(labelCause(l -> l.setTransactionId("x".repeat(1_001)))).isEqualTo("oversized_id");
        assertThat(labelCause(l -> l.setVerdict(Verdict.UNKNOWN))).isEqualTo("unknown_verdict");
        assertThat(labelCause(l -> l.setEventTime(NOW.plusSeconds(61)))).isEqualTo("absurd_event_time");
        assertThat(labelCause(l -> l.setCustomerId("x".repeat(1_001)))).isEqualTo("oversized_id");
        assertThat(labelCause(l -> l.setObservedAt(NOW.plusSeconds(61)))).isEqualTo("absurd_observation_time");
    }

    private static String cause(Consumer<Transaction.Builder> change) {
        Transaction.Builder builder = Transaction.newBuilder()
                .setTransactionId("a")
                .setEventTime(BEGIN)
                .setCustomerId("c")
                .setTerminalId("t")
                .setAmount(new Money(100L, "EUR"));
        change.accept(builder);
        return new TransactionCheck(Duration.ofMinutes(1))
                .check(builder.build(), NOW)
                .map(Rejection::cause)
                .orElse("none");
    }

    private static String labelCause(Consumer<Label.Builder> change) {
        Label.Builder builder = Label.newBuilder()
                .setTransactionId("a")
                .setVerdict(Verdict.FRAUD)
                .setType(LabelType.CHARGEBACK)
                .setObservedAt(BEGIN)
                .setEventTime(BEGIN)
                .setCustomerId("c")
                .setTerminalId("t");
        change.accept(builder);
        return new LabelCheck(Duration.ofMinutes(1))
                .check(builder.build(), NOW)
                .map(Rejection::cause)
                .orElse("none");
    }
}
