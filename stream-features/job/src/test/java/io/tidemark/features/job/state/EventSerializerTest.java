package io.tidemark.features.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.job.Feed;
import io.tidemark.features.job.Log;
import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.OutcomeEvent;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.DeadLetters;
import io.tidemark.schemas.Decimal;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class EventSerializerTest {
    private static final LogRecord RECORD = new LogRecord(3, 77, 1_600_000_000_000L, null, new byte[] {0, 1, 2});

    @Test
    void aTransactionKeepsEverythingThatTheStagesWrote() throws IOException {
        TransactionEvent event = new TransactionEvent(RECORD, "customer", 42, "terminal \u00e4");
        event.place = 9;
        event.values = new double[] {1.5, Double.NaN, -0.0};
        event.arrivals = new long[] {4, 0};
        event.labels = new long[] {0, 2};
        event.partialHistory = Map.of("f", 12L);
        event.late = true;
        event.flag("missing_amount");
        event.flag("mixed_currency");
        event.flag("missing_amount");
        assertThat(event.flags).hasSize(2);
        TransactionEvent read = (TransactionEvent) roundTrip(event);
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("transaction", "values")
                .isEqualTo(event);
        assertThat(Arrays.equals(read.values, event.values)).isTrue();
    }

    @Test
    void aTransactionKeepsWhatItsAmountIsInOtherCurrencies() throws IOException {
        byte[] said = PlainFormats.encode(Feed.transaction("t", Feed.START, "c", "m", 1_000));
        TransactionEvent event = new TransactionEvent(new LogRecord(0, 1, 2, null, said), "c", 42, "c");
        Map<String, Decimal> amounts = Map.of("converted.USD", new Decimal(1_085L, 2));
        event.convert(amounts, new PlainFormats());
        TransactionEvent read = (TransactionEvent) roundTrip(event);
        assertThat(read.transaction(new PlainFormats()).getNumbers()).isEqualTo(amounts);
        assertThat(read.record().value()).as("the log's own bytes").isEqualTo(said);
        TransactionEvent again = (TransactionEvent) roundTrip(read);
        assertThat(again.transaction(new PlainFormats())).isEqualTo(event.transaction(null));
    }

    @Test
    void anOutcomeKeepsItsWay() throws IOException {
        OutcomeEvent event = new OutcomeEvent(RECORD, "outcomes of customer", "c1", 42, true, null);
        assertThat(roundTrip(event)).usingRecursiveComparison().isEqualTo(event);
    }

    @Test
    void aRefusedTransactionKeepsItsCause() throws IOException {
        TransactionEvent event = new TransactionEvent(RECORD, "customer", 42, "customer");
        event.refuse("conflicting_duplicate");
        assertThat(((TransactionEvent) roundTrip(event)).refusal()).isEqualTo("conflicting_duplicate");
    }

    /** Kind 4: place, flags, and nothing between these and the values. */
    @Test
    void transactionsOfABuildThatKnewNoCausesAreStillRead() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeByte(4);
        Wire.writeRecord(RECORD, out);
        Wire.writeText("customer", out);
        out.writeLong(42);
        Wire.writeText("key", out);
        out.writeLong(9);
        out.writeByte(1 | 2);
        out.writeShort(1);
        out.writeDouble(1.5);
        out.writeByte(1);
        out.writeLong(4);
        out.writeLong(2);
        out.writeShort(0);
        TransactionEvent read = (TransactionEvent)
                EventSerializer.INSTANCE.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        assertThat(read.refusal()).isEqualTo("refused");
        assertThat(read.place).isEqualTo(9);
        assertThat(read.late).isTrue();
        assertThat(read.values).containsExactly(1.5);
        assertThat(read.arrivals).containsExactly(4);
        assertThat(read.labels).containsExactly(2);
    }

    @Test
    void aLabelAndARefusedRecordComeBack() throws IOException {
        LabelEvent label = new LabelEvent(RECORD, "terminal", "m1", -5, 7, null);
        assertThat(roundTrip(label)).usingRecursiveComparison().isEqualTo(label);
        RefusedEvent refused = new RefusedEvent(RECORD, "x.transactions", "not_avro", "why", "where");
        assertThat(roundTrip(refused)).usingRecursiveComparison().isEqualTo(refused);
    }

    @Test
    void aRefusedRecordTravelsWithWhatADeadLetterHoldsAndTheLetterSaysWhatIsMissing() throws IOException {
        byte[] key = new byte[DeadLetters.MOST_KEY_BYTES + 7];
        byte[] value = new byte[100 << 20];
        RefusedEvent refused = new RefusedEvent(new LogRecord(0, 1, 2, key, value), "t", "c", "why", "where");
        DataOutputSerializer out = new DataOutputSerializer(64);
        EventSerializer.INSTANCE.serialize(refused, out);
        assertThat(out.length()).isLessThan(DeadLetters.MOST_KEY_BYTES + DeadLetters.MOST_VALUE_BYTES + 200);
        DeadLetter letter = ((RefusedEvent) roundTrip(refused)).deadLetter(Feed.START);
        assertThat(letter.getKeyBytesLeftOut()).isEqualTo(7);
        assertThat(letter.getValueBytesLeftOut()).isEqualTo(value.length - DeadLetters.MOST_VALUE_BYTES);
        assertThat(letter.getValue().remaining()).isEqualTo(DeadLetters.MOST_VALUE_BYTES);
    }

    @Test
    void aRefusedRecordOfABuildBeforeIsStillRead() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeByte(3);
        Wire.writeRecord(RECORD, out);
        for (String text : List.of("t", "c", "why", "where")) {
            Wire.writeText(text, out);
        }
        Event read = EventSerializer.INSTANCE.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        assertThat(read).usingRecursiveComparison().isEqualTo(new RefusedEvent(RECORD, "t", "c", "why", "where"));
    }

    @Test
    void textsAreNotLimitedTo64Kilobytes() throws IOException {
        RefusedEvent refused = new RefusedEvent(RECORD, "t", "c", "x".repeat(100_000), "s");
        assertThat(roundTrip(refused)).usingRecursiveComparison().isEqualTo(refused);
    }

    @Test
    void aDecodedRecordIsReadAgainFromItsBytesAfterAShuffle() throws IOException {
        var sent = Feed.transaction("t1", Feed.START, "c1", "m1", 100);
        TransactionEvent event = (TransactionEvent) roundTrip(new Log().read(sent));
        assertThat(event.transaction(new PlainFormats())).isEqualTo(sent);
        LabelEvent label = (LabelEvent) roundTrip(new Log().read(Feed.label(sent, Duration.ofDays(1), true)));
        assertThat(label.decoded(new PlainFormats()).label().getTransactionId()).isEqualTo("t1");
    }

    private static Event roundTrip(Event event) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        EventSerializer.INSTANCE.serialize(event, out);
        return EventSerializer.INSTANCE.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
