package io.tidemark.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.FraudAlert;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** A decision that builds before it do not know. */
class StepUpTest {

    private static final String DECISION = "decision";

    @Test
    void readersFromBeforeItSeeUnknownAndThoseOfTodaySeeIt() throws IOException {
        Score score = Score.newBuilder()
                .setTransaction(Transaction.newBuilder()
                        .setTransactionId("t")
                        .setCustomerId("c")
                        .setTerminalId("")
                        .setEventTime(Instant.EPOCH)
                        .setAttributes(Map.of())
                        .build())
                .setOrigin(new LogPosition(0, 0L))
                .setFeaturesPosition(new LogPosition(0, 0L))
                .setLoggedAt(Instant.EPOCH)
                .setCatalogueHash("")
                .setVector(List.of())
                .setPolicyVersion("v1")
                .setScoredAt(Instant.EPOCH)
                .setDecision(Decision.STEP_UP)
                .build();
        FraudAlert alert = FraudAlert.newBuilder()
                .setAlertId("0-0")
                .setTransaction(score.getTransaction())
                .setOrigin(score.getOrigin())
                .setDecision(Decision.STEP_UP)
                .setPolicyVersion("v1")
                .setRaisedAt(score.getScoredAt())
                .build();
        for (SpecificRecord written : List.of(score, alert)) {
            int before = 0;
            for (Schema reader : SchemaVersions.of(written.getSchema().getName())) {
                boolean knows = reader.getField(DECISION).schema().hasEnumSymbol("STEP_UP");
                before += knows ? 0 : 1;
                assertThat(read(written, reader).get(DECISION)).hasToString(knows ? "STEP_UP" : "UNKNOWN");
            }
            assertThat(before).isPositive();
        }
    }

    private static GenericRecord read(SpecificRecord written, Schema reader) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<SpecificRecord>(written.getSchema()).write(written, encoder);
        encoder.flush();
        return new GenericDatumReader<GenericRecord>(written.getSchema(), reader)
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    }
}
