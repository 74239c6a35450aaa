package io.tidemark.features.job.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.catalogue.field.DeclaredNumbers;
import io.tidemark.features.catalogue.field.NumberCheck;
import io.tidemark.features.job.Feed;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.door.RecordBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Instant APPENDED = Instant.parse("2024-05-05T12:00:00Z");
    private static final NumberCheck NUMBERS = new NumberCheck(DeclaredNumbers.NONE);
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
    void anIdWithControlCharactersIsRefusedFromEitherTopic() {
        Transaction sent = Feed.transaction("t1\n\u001b[2K", APPENDED, "c1", "m1", 100);
        assertRefused(transactions.read(record(PlainFormats.encode(sent))), "unsound_id");
        assertRefused(labels.read(record(PlainFormats.encode(Feed.label(sent, Duration.ZERO, true)))), "unsound_id");
        Transaction nobody = Feed.transaction("t1", APPENDED, "\0c1", "m1", 100);
        assertRefused(transactions.read(record(PlainFormats.encode(nobody))), "unsound_id");
    }

    @Test
    void aLabelOfAnAbsurdTimeIsRefusedWhicheverOfItsTimesThatIs() {
        Transaction sent = Feed.transaction("t1", APPENDED, "c1", "m1", 100);
        Label early = Feed.label(sent, Duration.ofHours(2), true);
        assertRefused(labels.read(record(PlainFormats.encode(early))), "absurd_observation_time");
        Label ahead = Label.newBuilder(Feed.label(sent, Duration.ZERO, true))
                .setEventTime(Instant.parse("9999-01-01T00:00:00Z"))
                .build();
        assertRefused(labels.read(record(PlainFormats.encode(ahead))), "absurd_event_time");
        for (Label absurd : List.of(early, ahead)) {
            assertThat(new Reading(
                                    Reading.Kind.LABELS,
                                    new PlainFormats(),
                                    Duration.ofHours(1),
                                    RecordBounds.USUAL,
                                    NUMBERS)
                            .eventTimes()
                            .eventTime(record(PlainFormats.encode(absurd))))
                    .isEmpty();
        }
    }

    @Test
    void whatOnlyTheFeaturesCannotUseIsTakenIn() {
        for (Transaction sent : List.of(
                changed(t -> t.setAmount(new Money(100L, "USD"))),
                changed(t -> t.setAmount(new Money(-100L, "EUR"))),
                changed(t -> t.setAmount(null)),
                changed(t -> t.setLocation(new Location(Double.NaN, 500.0))),
                changed(t -> t.setTerminalId("\n")))) {
            assertThat(transactions.read(record(PlainFormats.encode(sent))))
                    .as(sent.toString())
                    .isInstanceOf(TransactionEvent.class);
        }
    }

    private static Transaction changed(Consumer<Transaction.Builder> change) {
        Transaction.Builder builder = Transaction.newBuilder(Feed.transaction("t1", APPENDED, "c1", "m1", 100));
        change.accept(builder);
        return builder.build();
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
        return new Reading(kind, new PlainFormats(), Duration.ofHours(1), RecordBounds.USUAL, NUMBERS).open();
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
