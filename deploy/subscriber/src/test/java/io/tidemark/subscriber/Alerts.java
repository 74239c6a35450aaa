package io.tidemark.subscriber;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Reason;
import io.tidemark.schemas.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Alerts by number. */
public final class Alerts {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final int CUSTOMERS = 17;

    private Alerts() {}

    /** Its key is {@code 0-NUMBER}, its customer one of 17. */
    public static FraudAlert alert(int number) {
        return alert(number, Decision.DECLINE);
    }

    public static FraudAlert alert(int number, Decision decision) {
        Transaction transaction = Transaction.newBuilder()
                .setTransactionId("t-" + number)
                .setEventTime(NOON)
                .setCustomerId("c-" + number % CUSTOMERS)
                .setTerminalId("k-9")
                .setAmount(new Money(1_999L + number, "EUR"))
                .build();
        return FraudAlert.newBuilder()
                .setAlertId("0-" + number)
                .setTransaction(transaction)
                .setOrigin(LogPosition.newBuilder()
                        .setPartition(0)
                        .setOffset((long) number)
                        .build())
                .setDecision(decision)
                .setScore(0.97)
                .setPolicyVersion("1")
                .setReasons(List.of(Reason.newBuilder()
                        .setCode("UNUSUAL_AMOUNT")
                        .setSentence("The amount is unusual")
                        .setFeature("amount")
                        .setValue(19.99)
                        .setContribution(2.5)
                        .build()))
                .setRaisedAt(NOON)
                .build();
    }

    /** In Confluent's wire format. */
    public static byte[] message(int schemaId, SpecificRecord alert) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(0);
            out.write(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new SpecificDatumWriter<SpecificRecord>(alert.getSchema()).write(alert, encoder);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
