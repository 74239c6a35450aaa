package io.tidemark.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.DeadLetter;
import io.tidemark.schemas.ModelBundle;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordJsonTest {

    private static final Instant TIME = Instant.parse("2018-04-01T00:00:31.250Z");

    @Test
    void nestedRecordsInstantsAndMapsBecomeWhatJsonTakes() {
        Transaction transaction = Transaction.newBuilder()
                .setTransactionId("t1")
                .setEventTime(TIME)
                .setCustomerId("c1")
                .setTerminalId("x1")
                .setAmount(new Money(1999L, "EUR"))
                .setAttributes(Map.of("brand", "b"))
                .build();
        assertThat(RecordJson.of(transaction))
                .containsEntry("transaction_id", "t1")
                .containsEntry("event_time", "2018-04-01T00:00:31.250Z")
                .containsEntry("amount", Map.of("minor_units", 1999L, "currency", "EUR"))
                .containsEntry("attributes", Map.of("brand", "b"))
                .containsEntry("channel", null);
    }

    @Test
    void shortBytesAreShownAndLongOnesOnlyCounted() {
        DeadLetter letter = DeadLetter.newBuilder()
                .setCause("not_avro")
                .setDetail("")
                .setTopic("transactions")
                .setPartition(0)
                .setOffset(1)
                .setValue(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .setStage("")
                .setRefusedAt(TIME)
                .build();
        assertThat(RecordJson.of(letter)).containsEntry("value", "AQID").containsEntry("key", null);
        ModelBundle bundle = ModelBundle.newBuilder()
                .setVersion("v")
                .setBundleSha256("")
                .setBundle(ByteBuffer.wrap(new byte[1 << 20]))
                .setPublishedAt(TIME)
                .build();
        assertThat(RecordJson.of(bundle)).containsEntry("bundle", Map.of("bytes", 1 << 20));
    }

    @Test
    void numbersThatJsonHasNotAreNull() {
        var location = new io.tidemark.schemas.Location(Double.NaN, Double.POSITIVE_INFINITY);
        assertThat(RecordJson.of(location)).containsEntry("latitude", null).containsEntry("longitude", null);
    }
}
