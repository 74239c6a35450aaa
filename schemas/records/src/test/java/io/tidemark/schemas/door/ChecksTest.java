package io.tidemark.schemas.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void aTransactionWithoutIdentityOrSaneTimeIsRefused() {
        assertThat(cause(t -> t.setTransactionId(" "))).isEqualTo("missing_id");
        assertThat(cause(t -> t.setCustomerId(""))).isEqualTo("missing_id");
        assertThat(cause(t -> t.setTransactionId("x".repeat(1_001)))).isEqualTo("oversized_id");
        assertThat(cause(t -> t.setEventTime(NOW.plusMillis(60_001)))).isEqualTo("absurd_event_time");
        assertThat(cause(t -> t.setEventTime(Instant.parse("1999-12-31T23:59:59.999Z"))))
                .isEqualTo("absurd_event_time");
    }

    /** Unsound are C0, DEL, C1, separators of lines and paragraphs, bidirectional controls and half a pair. */
    @ParameterizedTest
    @ValueSource(
            chars = {
                '\0', '\t', '\n', '\r', '\u001b', '\u001f', '\u007f', '\u0080', '\u0085', '\u009b', '\u009f', '\u2028',
                '\u2029', '\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069', '\ud800', '\udc00'
            })
    void anIdWithACharacterThatForgesOrHidesIsUnsoundWhereverItStands(char bad) {
        for (String id : List.of(bad + "a", "a" + bad + "b", "a" + bad)) {
            assertThat(cause(t -> t.setTransactionId(id))).isEqualTo("unsound_id");
            assertThat(cause(t -> t.setCustomerId(id))).isEqualTo("unsound_id");
            assertThat(labelCause(l -> l.setTransactionId(id))).isEqualTo("unsound_id");
            assertThat(labelCause(l -> l.setCustomerId(id))).isEqualTo("unsound_id");
            assertThat(labelCause(l -> l.setTerminalId(id))).isEqualTo("unsound_id");
            assertThat(flags(t -> t.setTerminalId(id))).containsExactly("unsound_terminal");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"caf\u00e9", "\u00a0x", "\u4e2d\u6587", "a b", "\ud83d\ude00", "ids-5", "~"})
    void whateverElsePeopleWriteIsSound(String id) {
        assertThat(cause(t -> t.setTransactionId(id).setCustomerId(id).setTerminalId(id)))
                .isEqualTo("none");
        assertThat(flags(t -> t.setTerminalId(id))).isEmpty();
    }

    @Test
    void whateverElseIsWrongWithATransactionIsAFlagAndNoRefusal() {
        Map<Consumer<Transaction.Builder>, String> wrong = Map.of(
                t -> t.setAmount(null), "missing_amount",
                t -> t.setAmount(new Money(-1L, "EUR")), "negative_amount",
                t -> t.setAmount(new Money((1L << 53) + 1, "EUR")), "amount_overflow",
                t -> t.setAmount(new Money(1L, "XAU")), "unknown_currency",
                t -> t.setAmount(new Money(1L, "eur")), "unknown_currency",
                t -> t.setLocation(new Location(Double.NaN, 0.0)), "non_finite_number",
                t -> t.setLocation(new Location(0.0, Double.POSITIVE_INFINITY)), "non_finite_number",
                t -> t.setLocation(new Location(90.1, 0.0)), "location_off_earth",
                t -> t.setTerminalId(" "), "missing_terminal",
                t -> t.setTerminalId("x".repeat(1_001)), "oversized_terminal");
        wrong.forEach((change, flag) -> {
            assertThat(cause(change)).as(flag).isEqualTo("none");
            assertThat(flags(change)).containsExactly(flag);
        });
        assertThat(flags(t -> t.setAmount(null).setTerminalId("").setLocation(new Location(0.0, 181.0))))
                .containsExactly("missing_amount", "location_off_earth", "missing_terminal");
        assertThat(flags(t -> t.setAmount(new Money(1L << 53, "EUR")).setLocation(new Location(-90.0, 180.0))))
                .isEmpty();
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

    @Test
    void everyKindOfBadOutcomeHasItsCause() {
        assertThat(outcomeCause(o -> {})).isEqualTo("none");
        assertThat(outcomeCause(o -> o.setCustomerId(null).setTerminalId(null).setAmount(null)))
                .isEqualTo("none");
        assertThat(outcomeCause(o -> o.setWithdrawn(true))).isEqualTo("none");
        assertThat(outcomeCause(o -> o.setTransactionId(" "))).isEqualTo("missing_id");
        assertThat(outcomeCause(o -> o.setTerminalId("x".repeat(1_001)))).isEqualTo("oversized_id");
        assertThat(outcomeCause(o -> o.setCustomerId("a\u0000"))).isEqualTo("unsound_id");
        assertThat(outcomeCause(o -> o.setKind(OutcomeKind.UNKNOWN))).isEqualTo("unknown_kind");
        assertThat(outcomeCause(o -> o.setEventTime(NOW.plusSeconds(61)))).isEqualTo("absurd_event_time");
        assertThat(outcomeCause(o -> o.setObservedAt(NOW.plusSeconds(61)))).isEqualTo("absurd_observation_time");
        assertThat(outcomeCause(o -> o.setAmount(new Money(-1L, "EUR")))).isEqualTo("unusable_amount");
        assertThat(outcomeCause(o -> o.setAmount(new Money(1L, "XYZ")))).isEqualTo("unusable_amount");
    }

    @Test
    void anOutcomeOfAKindThatDoesNotExistIsToldWhichThereAre() {
        Outcome odd = outcome(o -> o.setKind(OutcomeKind.UNKNOWN));
        assertThat(new OutcomeCheck(Duration.ofMinutes(1))
                        .check(odd, NOW)
                        .orElseThrow()
                        .detail())
                .isEqualTo("the outcome of transaction a is of a kind that does not exist; send one of authorised,"
                        + " declined, reversed, refunded, step_up_passed, step_up_failed, settled");
    }

    private static String outcomeCause(Consumer<Outcome.Builder> change) {
        return new OutcomeCheck(Duration.ofMinutes(1))
                .check(outcome(change), NOW)
                .map(Rejection::cause)
                .orElse("none");
    }

    private static Outcome outcome(Consumer<Outcome.Builder> change) {
        Outcome.Builder builder = Outcome.newBuilder()
                .setTransactionId("a")
                .setKind(OutcomeKind.DECLINED)
                .setEventTime(BEGIN)
                .setCustomerId("c")
                .setTerminalId("t")
                .setCode("51")
                .setAmount(new Money(100L, "EUR"));
        change.accept(builder);
        return builder.build();
    }

    private static String cause(Consumer<Transaction.Builder> change) {
        return new TransactionCheck(Duration.ofMinutes(1))
                .check(transaction(change), NOW)
                .map(Rejection::cause)
                .orElse("none");
    }

    private static List<String> flags(Consumer<Transaction.Builder> change) {
        return TransactionFlags.of(transaction(change));
    }

    private static Transaction transaction(Consumer<Transaction.Builder> change) {
        Transaction.Builder builder = Transaction.newBuilder()
                .setTransactionId("a")
                .setEventTime(BEGIN)
                .setCustomerId("c")
                .setTerminalId("t")
                .setAmount(new Money(100L, "EUR"));
        change.accept(builder);
        return builder.build();
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
