package io.tidemark.features.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.TimeMode;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final AuditScope ALL = scope(Instant.MIN, Instant.MAX, 100);

    private final Serving serving = new Serving(RandomTraffic.CATALOGUE, TimeMode.EAGER);

    @Test
    void anEventThatArrivedAfterALaterOneIsAMismatchThatItsOrderOfArrivalExplains() {
        serving.transaction(transaction("late comes first", 10, "m"));
        serving.transaction(transaction("early comes last", 5, "m"));

        AuditReport report = report(ALL);
        FeatureAudit visits = column(report, "visits_1d");
        assertThat(visits.mismatches()).isEqualTo(1);
        assertThat(visits.explained()).isEqualTo(1);
        assertThat(visits.largestDifference()).isEqualTo(1.0);
        assertThat(visits.firstUnexplained()).isNull();
        assertThat(report.vectorsDiffering()).isEqualTo(1);
    }

    @Test
    void aLabelThatCameTooLateForAVectorExplainsItsFraudRate() {
        serving.transaction(transaction("fraud", 0, "m"));
        serving.transaction(transaction("judged", 48, "m"));
        serving.label(label("fraud", 0, 30));
        serving.transaction(transaction("judged with the label", 49, "m"));

        FeatureAudit risk = column(report(ALL), "risk_5d");
        assertThat(risk.vectors()).isEqualTo(3);
        assertThat(risk.mismatches()).isEqualTo(1);
        assertThat(risk.explained()).isEqualTo(1);
    }

    @Test
    void aLabelThatOvertookAnotherExplainsItsFraudRateAndIsCountedApart() {
        serving.transaction(transaction("fraud", 0, "m"));
        serving.transaction(transaction("genuine", 1, "m"));
        serving.label(label("fraud", 0, 20));
        serving.transaction(transaction("judged", 48, "m"));
        Label overtaken = Label.newBuilder(label("genuine", 1, 20))
                .setVerdict(Verdict.GENUINE)
                .build();
        serving.label(overtaken);
        serving.transaction(transaction("last", 49, "m"));
        assertThat(report(ALL).mismatches()).isZero();

        LoggedLabel first = serving.labels.get(0);
        serving.labels.set(0, first.with(label("fraud", 0, 50), first.loggedAt()));
        LoggedLabel second = serving.labels.get(1);
        serving.labels.set(1, second.with(overtaken, first.loggedAt().minusMillis(1)));
        FeatureAudit risk = column(report(ALL), "risk_5d");
        assertThat(risk.mismatches()).isEqualTo(2);
        assertThat(risk.explained()).isEqualTo(2);
        assertThat(risk.byLabels()).isEqualTo(1);
    }

    /** It names what this catalogue asks for, which no terminal is. */
    @Test
    void aLabelThatNamesTheEntitiesOfItsCatalogueWasTakenInBeforeItsTransaction() {
        Catalogue ofCustomers = CatalogueReader.read(
                "name: x\nfeatures:\n" + "  - {name: risk_5d, entity: customer, aggregate: fraud_rate, window: 5d}\n");
        Serving eager = new Serving(ofCustomers, TimeMode.EAGER);
        eager.transaction(ofOne("known", 0));
        eager.label(named(label("to come", 3, 4), "one"));
        eager.transaction(ofOne("judged", 10));
        eager.label(named(label("known", 0, 5), "one"));
        eager.transaction(ofOne("to come", 3));
        AuditScope all =
                new AuditScope(ofCustomers, Instant.MIN, Instant.MAX, Duration.ofDays(180), Duration.ofHours(1), 100);
        AuditReport report = AuditPropertyTest.report(all, eager.scores, eager.labels);
        assertThat(report.mismatches()).isPositive();
        assertThat(report.explained()).isEqualTo(report.mismatches());
        assertThat(report.byLabels()).isZero();
    }

    private static Transaction ofOne(String id, int hour) {
        return Transaction.newBuilder(transaction(id, hour, "m"))
                .setCustomerId("one")
                .build();
    }

    private static Label named(Label label, String customer) {
        return Label.newBuilder(label)
                .setCustomerId(customer)
                .setTerminalId(null)
                .build();
    }

    @Test
    void aStateThatWasForgottenBeginsAnew() {
        serving.transaction(transaction("old 1", 0, "m"));
        serving.transaction(transaction("old 2", 1, "m"));
        serving.label(label("old 1", 0, 2));
        serving.forget("terminal", "m");
        serving.transaction(transaction("new 2", 20 * 24 + 2, "m"));
        serving.transaction(transaction("new 1", 20 * 24 + 1, "m"));

        AuditReport report = report(ALL);
        assertThat(report.vectors()).isEqualTo(4);
        assertThat(report.skipped()).isEmpty();
        assertThat(report.mismatches()).isPositive();
        assertThat(report.unexplained()).isZero();
    }

    @Test
    void vectorsBeforeTheRangeAreHistoryOnly() {
        serving.transaction(transaction("before", 1, "m"));
        serving.transaction(transaction("within", 2, "m"));
        serving.transaction(transaction("behind", 3, "m"));
        serving.scores.set(0, AuditPropertyTest.tampered(serving.scores.get(0), 0));

        AuditReport report = report(scope(hour(2), hour(3), 100));
        assertThat(report.vectors()).isEqualTo(1);
        assertThat(report.outsideRange()).isEqualTo(2);
        assertThat(report.mismatches()).isZero();
    }

    @Test
    void vectorsOfAnotherCatalogueAreCountedApartAndTheirTransactionsAreHistory() {
        serving.transaction(transaction("other", 1, "m"));
        serving.transaction(transaction("own", 2, "m"));
        serving.scores.set(
                0,
                Score.newBuilder(serving.scores.get(0))
                        .setCatalogueHash("other")
                        .build());

        AuditReport report = report(ALL);
        assertThat(report.skipped()).isEqualTo(Map.of(AuditReport.OTHER_CATALOGUE, 1L));
        assertThat(report.vectors()).isEqualTo(1);
        assertThat(report.mismatches()).isZero();
    }

    @Test
    void fraudRatesOfEntitiesThatTookInMoreLabelsThanAreOnRecordAreNotCompared() {
        serving.transaction(transaction("fraud", 0, "m"));
        serving.label(label("fraud", 0, 30));
        serving.transaction(transaction("judged", 48, "m"));
        serving.labels.clear();

        AuditReport report = report(ALL);
        assertThat(report.vectors()).isEqualTo(2);
        assertThat(report.uncomparedValues()).isEqualTo(1);
        assertThat(column(report, "risk_5d").vectors()).isEqualTo(1);
        assertThat(report.mismatches()).isZero();
    }

    @Test
    void featuresThatSaidTheyLackedHistoryAreNotComparedAndNeitherAreTheirRatios() {
        serving.transaction(transaction("a", 1, "m"));
        serving.transaction(transaction("b", 2, "m"));
        Score partial = Score.newBuilder(AuditPropertyTest.tampered(serving.scores.get(1), 1))
                .setPartialHistory(Map.of("mean_3d", 0L))
                .build();
        serving.scores.set(1, AuditPropertyTest.tampered(partial, 2));

        AuditReport report = report(ALL);
        assertThat(report.uncomparedValues()).isEqualTo(2);
        assertThat(report.mismatches()).isZero();
    }

    @Test
    void theSameTransactionOnRecordTwiceIsCountedOnce() {
        serving.transaction(transaction("a", 1, "m"));
        serving.scores.add(serving.scores.get(0));
        AuditReport report = report(ALL);
        assertThat(report.skipped()).isEqualTo(Map.of(AuditReport.REPEATED, 1L));
        assertThat(report.vectors()).isEqualTo(1);
    }

    @Test
    void moreVectorsThanAllowedAreRefusedWithTheNumber() {
        serving.transaction(transaction("a", 1, "m"));
        serving.transaction(transaction("b", 2, "m"));
        assertThatThrownBy(() -> report(scope(Instant.MIN, Instant.MAX, 1)))
                .isInstanceOf(TooManyVectorsException.class)
                .hasMessageContaining("more than 1 vectors");
    }

    private AuditReport report(AuditScope scope) {
        return AuditPropertyTest.report(scope, serving.scores, serving.labels);
    }

    private static AuditScope scope(Instant from, Instant to, int most) {
        return new AuditScope(RandomTraffic.CATALOGUE, from, to, Duration.ofDays(180), Duration.ofHours(1), most);
    }

    private static FeatureAudit column(AuditReport report, String name) {
        return report.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Instant hour(int hour) {
        return Serving.begin().plus(Duration.ofHours(hour));
    }

    private static Transaction transaction(String id, int hour, String terminal) {
        return Transaction.newBuilder()
                .setTransactionId(id)
                .setEventTime(hour(hour))
                .setCustomerId("c of " + id)
                .setTerminalId(terminal)
                .setAmount(new Money(100L, "EUR"))
                .build();
    }

    private static Label label(String id, int hour, int observed) {
        return Label.newBuilder()
                .setTransactionId(id)
                .setVerdict(Verdict.FRAUD)
                .setType(LabelType.CHARGEBACK)
                .setObservedAt(hour(observed))
                .setCustomerId("c of " + id)
                .setTerminalId("m")
                .setEventTime(hour(hour))
                .build();
    }
}
