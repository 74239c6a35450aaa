package io.tidemark.features.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.Catalogue;
import io.tidemark.features.catalogue.CatalogueReader;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.RecordBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Catalogue CATALOGUE = CatalogueReader.read(
            "name: x\ncurrency: EUR\nfeatures:\n  - {name: s, entity: customer, aggregate: sum, window: 1d}\n");
    private static final Instant APPENDED = Instant.parse("2024-05-05T12:00:00Z");
    private final EventReader transactions = reader(Reading.Kind.TRANSACTIONS);
    private final EventReader labels = reader(Reading.Kind.LABELS);

    @Test
    void aTransactionComesWithItsPlaceInTheLogItsBytesAndItsTime() {
        Transaction sent = Feed.transaction("t1", APPENDED, "c1", "m1", 100);
        TransactionEvent event = (TransactionEvent) transactions.read(record(PlainFormats.encode(sent)));
        assertThat(event.record().partition()).isEqualTo(3);
        assertThat(event.record().offset()).isEqualTo(17L);
        assertThat(event.record().loggedAt()).isEqualTo(APPENDED.toEpochMilli());
        assertThat(event.record().value()).isEqualTo(PlainFormats.encode(sent));
        assertThat(event.key()).isEqualTo("c1");
        assertThat(event.time()).isEqualTo(APPENDED.toEpochMilli());
    }

    @Test
    void nowIsWhenTheBrokerAppendedTheRecordSoThatAReplayAgrees() {
        Transaction ahead = Feed.transaction("t1", APPENDED.plus(Duration.ofHours(2)), "c1", "m1", 100);
        assertRefused(transactions.read(record(PlainFormats.encode(ahead))), "absurd_event_time");
        Transaction withinSkew = Feed.transaction("t1", APPENDED.plus(Duration.ofMinutes(59)), "c1", "m1", 100);
        assertThat(transactions.read(record(PlainFormats.encode(withinSkew)))).isInstanceOf(TransactionEvent.class);
    }

    @Test
    void aRecordWithoutAValueIsRefused() {
        assertRefused(transactions.read(record(null)), "no_value");
        assertRefused(labels.read(record(null)), "no_value");
    }

    @Test
    void anIdTooLongForStateIsRefusedFromEitherTopic() {
        Transaction sent = Feed.transaction("t".repeat(70_000), APPENDED, "c1", "m1", 100);
        assertRefused(transactions.read(record(PlainFormats.encode(sent))), "oversized_id");
        Label label = Feed.label(sent, Duration.ZERO, true);
        assertRefused(labels.read(record(PlainFormats.encode(label))), "oversized_id");
    }

    @Test
    void anAmountInAnotherCurrencyThanTheCataloguesIsRefused() {
        Transaction sent = Transaction.newBuilder(Feed.transaction("t1", APPENDED, "c1", "m1", 100))
                .setAmount(new Money(100L, "USD"))
                .build();
        assertRefused(transactions.read(record(PlainFormats.encode(sent))), "mixed_currency");
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsDecodedAndWhatIsLongAfterwards() {
        byte[] garbage = new byte[RecordBounds.USUAL.bytes()];
        assertRefused(transactions.read(record(garbage)), "oversized_record");
        assertRefused(reader(Reading.Kind.LABELS).read(record(garbage)), "oversized_record");
        Transaction longText = Transaction.newBuilder(Feed.transaction("t1", APPENDED, "c1", "m1", 100))
                .setAttributes(Map.of("note", "x".repeat(RecordBounds.USUAL.textChars() + 1)))
                .build();
        assertRefused(transactions.read(record(PlainFormats.encode(longText))), "oversized_text");
    }

    private static void assertRefused(Event event, String cause) {
        assertThat(event).isInstanceOfSatisfying(RefusedEvent.class, refused -> {
            assertThat(refused.cause()).isEqualTo(cause);
            assertThat(refused.topic()).isEqualTo("in");
            assertThat(refused.time()).isEqualTo(RefusedEvent.NO_TIME);
        });
    }

    private static EventReader reader(Reading.Kind kind) {
        return new Reading(kind, CATALOGUE, new PlainFormats(), Duration.ofHours(1), RecordBounds.USUAL).open();
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>(
                "in",
                3,
                17,
                APPENDED.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new byte[] {1},
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
