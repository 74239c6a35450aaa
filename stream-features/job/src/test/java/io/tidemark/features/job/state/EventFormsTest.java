package io.tidemark.features.job.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.job.backfill.PlainFormats;
import io.tidemark.features.job.event.Address;
import io.tidemark.features.job.event.Event;
import io.tidemark.features.job.event.LabelEvent;
import io.tidemark.features.job.event.LogRecord;
import io.tidemark.features.job.event.OutcomeEvent;
import io.tidemark.features.job.event.RefusedEvent;
import io.tidemark.features.job.event.TransactionEvent;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** Events in the bytes that builds of before wrote into their savepoints, and what those of this build leave out. */
class EventFormsTest {
    private static final String HEAD =
            "00000003" + "000000000000004d" + "00000174876e8000" + "0000000363c3a4" + "00000003000102";
    private static final LogRecord RECORD =
            new LogRecord(3, 77, 1_600_000_000_000L, "c\u00e4".getBytes(UTF_8), new byte[] {0, 1, 2});
    private static final Instant TIME = Instant.ofEpochMilli(1_600_000_000_000L);

    @Test
    void aTransactionWithAnswersIsRead() throws IOException {
        TransactionEvent read = (TransactionEvent) read("06" + HEAD
                + "0000000363c3a4000000000000002a000000026d31000000000000000901"
                + "020000000e6d697373696e675f616d6f756e740000000e6d697865645f63757272656e6379"
                + "00033ff80000000000007ff80000000000008000000000000000"
                + "020000000000000004000000000000000000000000000000000000000000000002"
                + "00010000000166000000000000000c");
        assertThat(read.record()).usingRecursiveComparison().isEqualTo(RECORD);
        assertThat(read.customer()).isEqualTo("c\u00e4");
        assertThat(read.key()).isEqualTo("m1");
        assertThat(read.time()).isEqualTo(42);
        assertThat(read.place).isEqualTo(9);
        assertThat(read.late).isTrue();
        assertThat(read.refused()).isFalse();
        assertThat(read.flags).containsExactly("missing_amount", "mixed_currency");
        assertThat(read.values).containsExactly(1.5, Double.NaN, -0.0);
        assertThat(read.arrivals).containsExactly(4, 0);
        assertThat(read.labels).containsExactly(0, 2);
        assertThat(read.partialHistory).containsExactly(Map.entry("f", 12L));
    }

    @Test
    void aRefusedTransactionIsRead() throws IOException {
        TransactionEvent read = (TransactionEvent) read("06" + HEAD
                + "0000000363c3a4000000000000002a0000000363c3a4000000000000000902"
                + "000000096475706c6963617465000000000000");
        assertThat(read.refusal()).isEqualTo("duplicate");
        assertThat(read.key()).isEqualTo("c\u00e4");
        assertThat(read.place).isEqualTo(9);
        assertThat(read.values).isEmpty();
    }

    /** Its identity did not travel with it, so it is taken from its bytes once more. */
    @Test
    void aTransactionOnItsWayToTheIdentityStageIsRead() throws IOException {
        TransactionEvent read = (TransactionEvent) read("06" + "00000000" + "0000000000000005" + "00000174876e81f4"
                + "000000026331" + "0000001d0474318080f4f6905d046331046d31029e1f0645555200000000000000"
                + "000000026331" + "00000174876e8000" + "000000086964732d33363435" + "0000000000000003"
                + "00000000000000");
        Transaction sent = transaction("t1", "m1");
        assertThat(read.identity()).isNull();
        assertThat(read.identity(new PlainFormats()))
                .isEqualTo(event(sent, null).identity());
        assertThat(read.key()).isEqualTo(Address.ofBucket(read.identity().bucket()));
        assertThat(read.transaction(new PlainFormats())).isEqualTo(sent);
    }

    @Test
    void labelsOutcomesAndWhatWasRefusedAreReadAndStillWrittenSo() throws IOException {
        assertPinned(
                new LabelEvent(RECORD, "terminal", "m1", -5, 7, null),
                "05" + HEAD + "000000087465726d696e616c000000026d31fffffffffffffffb0000000000000007");
        assertPinned(
                new OutcomeEvent(RECORD, "outcomes of customer", "c1", 42, true, null),
                "08" + HEAD + "000000146f7574636f6d6573206f6620637573746f6d6572000000026331000000000000002a01");
        assertPinned(
                new RefusedEvent(RECORD, "x.transactions", "not_avro", "why", "where"),
                "07" + HEAD + "0000000e782e7472616e73616374696f6e73000000086e6f745f6176726f"
                        + "000000037768790000000577686572650000000000000000");
    }

    /** The form that later builds will have to read. */
    @Test
    void aTransactionIsWrittenWithoutWhatIsInItAlready() throws IOException {
        TransactionEvent sent = event(transaction("t1", "m1"), "c1".getBytes(UTF_8));
        sent.place = 3;
        sent.address(Address.ofBucket(sent.identity().bucket()));
        String numbers = "00000000" + "0000000000000005" + "00000174876e81f4" + "00000174876e8000" + "0000000000000003";
        String texts = "000000026331" + "0000001d0474318080f4f6905d046331046d31029e1f0645555200000000000000";
        String identity = "0e3d" + HexFormat.of().toHexDigits(sent.identity().id())
                + HexFormat.of().toHexDigits(sent.identity().content()) + "000000026d31";
        assertThat(hex(sent)).isEqualTo("09" + "38" + numbers + texts + identity);
        sent.identified();
        sent.address("m1");
        assertThat(hex(sent)).isEqualTo("09" + "10" + numbers + texts + "000000026d31");
        sent.number(0x0203, 3);
        assertThat(hex(sent)).isEqualTo("0a" + "0203" + "10" + numbers + texts + "000000026d31");
    }

    static Transaction transaction(String id, String terminal) {
        return Transaction.newBuilder()
                .setTransactionId(id)
                .setEventTime(TIME)
                .setCustomerId("c1")
                .setTerminalId(terminal)
                .setAmount(new Money(1999L, "EUR"))
                .build();
    }

    static TransactionEvent event(Transaction sent, byte[] key) {
        LogRecord record = new LogRecord(0, 5, TIME.toEpochMilli() + 500, key, PlainFormats.encode(sent));
        return new TransactionEvent(record, sent.getCustomerId(), TIME.toEpochMilli(), sent);
    }

    private static void assertPinned(Event event, String hex) throws IOException {
        assertThat(hex(event)).isEqualTo(hex);
        assertThat(read(hex)).usingRecursiveComparison().isEqualTo(event);
    }

    private static Event read(String hex) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(HexFormat.of().parseHex(hex));
        Event event = EventSerializer.INSTANCE.deserialize(in);
        assertThat(in.available()).isZero();
        return event;
    }

    static String hex(Event event) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        EventSerializer.INSTANCE.serialize(event, out);
        return HexFormat.of().formatHex(out.getCopyOfBuffer());
    }
}
