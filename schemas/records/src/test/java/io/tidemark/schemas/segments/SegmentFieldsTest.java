package io.tidemark.schemas.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentFieldsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    @Test
    void fieldsOfTheTransactionOfItsRecordsAndOfTheScoreAreRead() {
        assertThat(values("category, channel,currency,terminal_id,decision,late,policy_version"))
                .containsExactly("food", "online", "EUR", "t-9", "REVIEW", "false", "p");
    }

    @Test
    void attributesAreReadByTheirName() {
        assertThat(values("attributes.bank,attributes.nobody")).containsExactly("north", SegmentField.MISSING);
    }

    @Test
    void whatAScoreDoesNotCarryIsASegmentOfItsOwn() {
        assertThat(values("country,device")).containsExactly(SegmentField.MISSING, SegmentField.MISSING);
        Score without = score(transaction().setAmount(null));
        assertThat(SegmentFields.parse("segments", "currency").get(0).of(without))
                .isEqualTo(SegmentField.MISSING);
    }

    @Test
    void aDocumentInAFieldIsCutSinceStateKeepsIt() {
        Score score = score(transaction().setCategory("x".repeat(10_000)));
        assertThat(SegmentFields.parse("segments", "category").get(0).of(score)).hasSize(SegmentField.LONGEST);
    }

    @Test
    void aFieldThatDoesNotExistIsRefusedWithThoseThatDo() {
        assertThatThrownBy(() -> SegmentFields.parse("segments", "category,merchant"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("segments names \"merchant\", which no score carries; there are transaction_id, ")
                .hasMessageContaining("currency, ")
                .hasMessageContaining("decision, ")
                .hasMessageEndingWith(" and attributes.NAME");
        assertThatThrownBy(() -> SegmentFields.parse("segments", "vector")).hasMessageContaining("\"vector\"");
        assertThatThrownBy(() -> SegmentFields.parse("segments", "attributes."))
                .hasMessageContaining("\"attributes.\"");
    }

    @Test
    void noNamesAreNoFieldsAndANameTwiceIsOne() {
        assertThat(SegmentFields.parse("segments", " ")).isEmpty();
        assertThat(SegmentFields.parse("segments", "country, country")).hasSize(1);
    }

    private static List<String> values(String names) {
        return SegmentFields.parse("segments", names).stream()
                .map(field -> field.of(score(transaction())))
                .toList();
    }

    private static Transaction.Builder transaction() {
        return Transaction.newBuilder()
                .setTransactionId("1")
                .setEventTime(NOW)
                .setCustomerId("c-1")
                .setTerminalId("t-9")
                .setAmount(new Money(100L, "EUR"))
                .setCategory("food")
                .setChannel("online")
                .setAttributes(Map.of("bank", "north"));
    }

    private static Score score(Transaction.Builder transaction) {
        return Score.newBuilder()
                .setTransaction(transaction.build())
                .setOrigin(new LogPosition(0, 0L))
                .setLoggedAt(NOW)
                .setFeaturesPosition(new LogPosition(0, 0L))
                .setCatalogueHash("hash")
                .setVector(List.of())
                .setDecision(Decision.REVIEW)
                .setPolicyVersion("p")
                .setScoredAt(NOW)
                .build();
    }
}
