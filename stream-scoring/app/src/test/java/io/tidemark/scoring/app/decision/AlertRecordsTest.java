package io.tidemark.scoring.app.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.AlertSeverity;
import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.PolicyTrace;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.testkit.scoring.TestRecords;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertRecordsTest {

    @ParameterizedTest
    @CsvSource({
        "STEP_UP, rules, LOW",
        "REVIEW, thresholds, MEDIUM",
        "REVIEW, deny, MEDIUM",
        "DECLINE, rules, HIGH",
        "DECLINE, '', HIGH",
        "DECLINE, deny, CRITICAL",
        "DECLINE, hard_deny, CRITICAL",
        "UNKNOWN, rules, UNKNOWN"
    })
    void howUrgentItIsFollowsFromTheDecisionAndTheListsOfThoseWhoAreKnown(
            Decision decision, String lane, AlertSeverity severity) {
        assertThat(AlertRecords.severity(decision, Optional.of(trace(lane)))).isEqualTo(severity);
    }

    @Test
    void withoutAPolicyADeclineIsNoDeclineByAList() {
        assertThat(AlertRecords.severity(Decision.DECLINE, Optional.empty())).isEqualTo(AlertSeverity.HIGH);
    }

    @Test
    void itSaysWhereItLiesAndHowTheDecisionIsTakenAgain() {
        Score score = score("c 1", "it's", new Money(1_999L, "EUR"));
        FraudAlert alert = AlertRecords.of(score);
        assertThat(alert.getAlertId()).isEqualTo("2-17");
        assertThat(alert.getOriginTopic()).isEqualTo("transactions");
        assertThat(alert.getFeaturesPosition()).isEqualTo(new LogPosition(2, 40L));
        assertThat(alert.getControlSequence()).isEqualTo(5);
        assertThat(alert.getMoneyAtRisk()).isEqualTo(new Money(1_999L, "EUR"));
        assertThat(alert.getRetraction()).isNull();
        assertThat(alert.getReplay())
                .isEqualTo("tidemark replay --customer='c 1' --from=" + TestRecords.LOGGED + " -- 'it'\\''s'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u001b[2J", "a\u202Eb", "a\nb", "long"})
    void whatNobodyCouldPasteIsNoCommand(String id) {
        String word = id.equals("long") ? "x".repeat(1 << 20) : id;
        assertThat(AlertRecords.of(score("c", word, null)).getReplay()).isEmpty();
        assertThat(AlertRecords.of(score(word, "t", null)).getReplay()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1_999, Long.MIN_VALUE})
    void whatIsPaidBackPutsNothingAtRisk(long minorUnits) {
        assertThat(AlertRecords.of(score("c", "t", new Money(minorUnits, "EUR")))
                        .getMoneyAtRisk())
                .isNull();
        assertThat(AlertRecords.of(score("c", "t", null)).getMoneyAtRisk()).isNull();
    }

    private static Score score(String customer, String transaction, Money amount) {
        return Score.newBuilder()
                .setTransaction(Transaction.newBuilder()
                        .setTransactionId(transaction)
                        .setEventTime(TestRecords.LOGGED)
                        .setCustomerId(customer)
                        .setTerminalId("s")
                        .setAmount(amount)
                        .build())
                .setOrigin(new LogPosition(2, 17L))
                .setLoggedAt(TestRecords.LOGGED)
                .setFeaturesPosition(new LogPosition(2, 40L))
                .setCatalogueHash("c0ffee")
                .setVector(List.of())
                .setDecision(Decision.DECLINE)
                .setPolicyVersion("p-1")
                .setControlSequence(5)
                .setScoredAt(TestRecords.LOGGED)
                .build();
    }

    private static PolicyTrace trace(String lane) {
        return PolicyTrace.newBuilder()
                .setName("cards")
                .setVersion("1")
                .setSha256("")
                .setLane(lane)
                .build();
    }
}
