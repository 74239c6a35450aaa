package io.tidemark.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.nouns.Nouns;
import io.tidemark.schemas.AlertRetraction;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.ModelAlert;
import io.tidemark.schemas.ModelAlertKind;
import io.tidemark.schemas.ModelAlertSeverity;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertTextTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void aModelAlertSaysWhatWasDoneAndWhatAPersonMayDo() {
        Instant at = Instant.parse("2026-12-01T08:00:00Z");
        ModelAlert alert = ModelAlert.newBuilder()
                .setAlertId("1")
                .setKind(ModelAlertKind.TRIAL_FAILED)
                .setSeverity(ModelAlertSeverity.CRITICAL)
                .setText("model b is taken back")
                .setSince(at)
                .setDone("Model a decides")
                .setAdvice("Look at it")
                .setRequestId("r")
                .setRaisedAt(at)
                .build();

        assertThat(AlertText.of(alert).lines())
                .containsExactly(
                        "2026-12-01T08:00:00Z  CRITICAL  TRIAL_FAILED  model b is taken back",
                        "    done: Model a decides",
                        "    next: Look at it");
    }

    @Test
    void anAlertIsOneLineWithItsReasonsBelow() {
        Reason amount = reason("UNUSUAL_AMOUNT", "The amount is 523.10 EUR; usual for this customer: 54.00 EUR", 2.345);
        Reason risk = reason("TERMINAL_FRAUDS", "Share of frauds at the terminal in 7 days: 25 %", 0.4);
        assertThat(AlertText.of(alert(List.of(amount, risk), List.of())).lines())
                .containsExactly(
                        "2026-01-02T03:04:04Z  DECLINE  score 0.9500  523.10 EUR  transaction t1  customer c1  terminal"
                                + " s1  by model m-1",
                        "    +2.35  The amount is 523.10 EUR; usual for this customer: 54.00 EUR (UNUSUAL_AMOUNT)",
                        "    +0.40  Share of frauds at the terminal in 7 days: 25 % (TERMINAL_FRAUDS)");
    }

    @Test
    void anAlertWithoutReasonsIsOneLine() {
        assertThat(AlertText.of(alert(List.of(), List.of("reasons_failed"))))
                .endsWith("by model m-1  [reasons_failed]")
                .hasLineCount(1);
    }

    @Test
    void anAmountInWhatIsNoCurrencyIsPrintedAsItCame() {
        FraudAlert alert = alert(List.of(), List.of());
        Transaction paid = Transaction.newBuilder(alert.getTransaction())
                .setAmount(new Money(52_310L, "eur"))
                .build();
        assertThat(AlertText.of(
                        FraudAlert.newBuilder(alert).setTransaction(paid).build()))
                .contains("  52310 eur  ");
    }

    @Test
    void whatATransactionDoesNotSayIsNamed() {
        FraudAlert alert = alert(List.of(), List.of());
        Transaction paid = Transaction.newBuilder(alert.getTransaction())
                .setAmount(null)
                .setTerminalId("")
                .build();
        assertThat(AlertText.of(
                        FraudAlert.newBuilder(alert).setTransaction(paid).build()))
                .contains("  no amount  transaction t1  customer c1  no terminal  by model m-1");
    }

    @Test
    void anAlertOfAnotherDomainSpeaksItsWordsAndNamesNothingThatItDoesNotKnow() {
        FraudAlert alert = alert(List.of(), List.of());
        Transaction reading =
                Transaction.newBuilder(alert.getTransaction()).setAmount(null).build();
        FraudAlert review = FraudAlert.newBuilder(alert)
                .setTransaction(reading)
                .setDecision(Decision.REVIEW)
                .build();
        Nouns machines = new Nouns(
                Map.of("event", "reading", "customer", "machine", "terminal", "hall", "review", "send someone"));
        assertThat(AlertText.of(review, machines))
                .isEqualTo("2026-01-02T03:04:04Z  REVIEW (send someone)  score 0.9500  reading t1  machine c1  hall s1"
                        + "  by model m-1");
        FraudAlert decline = FraudAlert.newBuilder(review)
                .setTransaction(
                        Transaction.newBuilder(reading).setTerminalId("").build())
                .setModelVersion(null)
                .setDecision(Decision.DECLINE)
                .build();
        assertThat(AlertText.of(decline, machines))
                .endsWith("  DECLINE  score 0.9500  reading t1  machine c1  by the fallback");
    }

    @Test
    void aWithdrawalSaysWhatIsWithdrawnByWhomAndWhyOnOneLine() {
        FraudAlert withdrawn = FraudAlert.newBuilder(alert(List.of(reason("A", "a", 1)), List.of()))
                .setRetraction(new AlertRetraction("the customer was asked", "ann", AT))
                .build();
        assertThat(AlertText.of(withdrawn))
                .isEqualTo(
                        "2026-01-02T03:04:05Z  WITHDRAWN  alert 0-1 (DECLINE) of transaction t1  customer c1  by ann:"
                                + " the customer was asked");
    }

    private static FraudAlert alert(List<Reason> reasons, List<String> flags) {
        return FraudAlert.newBuilder()
                .setAlertId("0-1")
                .setTransaction(Transaction.newBuilder()
                        .setTransactionId("t1")
                        .setEventTime(AT.minusSeconds(1))
                        .setCustomerId("c1")
                        .setTerminalId("s1")
                        .setAmount(new Money(52_310L, "EUR"))
                        .build())
                .setOrigin(new LogPosition(0, 1L))
                .setDecision(Decision.DECLINE)
                .setScore(0.95)
                .setModelVersion("m-1")
                .setPolicyVersion("p-1")
                .setReasons(reasons)
                .setFlags(flags)
                .setRaisedAt(AT)
                .build();
    }

    private static Reason reason(String code, String sentence, double contribution) {
        return Reason.newBuilder()
                .setCode(code)
                .setSentence(sentence)
                .setFeature("f")
                .setValue(1)
                .setContribution(contribution)
                .build();
    }
}
