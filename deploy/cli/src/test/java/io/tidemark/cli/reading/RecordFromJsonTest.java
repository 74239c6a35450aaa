package io.tidemark.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.log.topics.Topic;
import io.tidemark.log.topics.Topics;
import io.tidemark.schemas.Location;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.RolloutAction;
import io.tidemark.schemas.RolloutRequest;
import io.tidemark.schemas.TrafficSegment;
import io.tidemark.schemas.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class RecordFromJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

    @Property(tries = 200)
    void aTransactionComesBackAsItWas(
            @ForAll String id,
            @ForAll long amount,
            @ForAll boolean bare,
            @ForAll @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll Map<String, String> attributes)
            throws JsonProcessingException {
        Transaction transaction = Transaction.newBuilder()
                .setTransactionId(id)
                .setEventTime(AT)
                .setCustomerId("c")
                .setTerminalId("t")
                .setAmount(bare ? null : new Money(amount, "EUR"))
                .setLocation(bare ? null : new Location(latitude, -latitude))
                .setAttributes(attributes)
                .build();

        assertThat(back(Topics.TRANSACTIONS, transaction)).isEqualTo(transaction);
    }

    @Test
    void recordsWithEnumerationsListsAndNestedRecordsComeBack() throws JsonProcessingException {
        RolloutRequest rollout = RolloutRequest.newBuilder()
                .setRequestId("r")
                .setAction(RolloutAction.PLAN)
                .setPlanned(RolloutAction.CHALLENGE)
                .setShare(0.25)
                .setRequestedAt(AT)
                .build();
        RetrainingRequest retraining = RetrainingRequest.newBuilder()
                .setRequestId("r")
                .setCause(RetrainingCause.ALARM)
                .setWhy("drift")
                .setEventTime(AT)
                .setRequestedAt(AT)
                .setSegments(List.of(new TrafficSegment("category", "food"), new TrafficSegment("channel", "chip")))
                .build();

        assertThat(back(Topics.ROLLOUT_REQUESTS, rollout)).isEqualTo(rollout);
        assertThat(back(Topics.RETRAINING_REQUESTS, retraining)).isEqualTo(retraining);
    }

    @Test
    void whatIsLeftOutTakesItsDefault() throws JsonProcessingException {
        Transaction read = RecordFromJson.read(
                Topics.TRANSACTIONS,
                JSON.readTree(
                        """
                        {"transaction_id": "a", "event_time": "2026-01-02T03:04:05.678Z", "customer_id": "c", "terminal_id": "t"}"""));

        assertThat(read)
                .isEqualTo(Transaction.newBuilder()
                        .setTransactionId("a")
                        .setEventTime(AT)
                        .setCustomerId("c")
                        .setTerminalId("t")
                        .build());
    }

    @Test
    void whatDoesNotFitIsRefusedByTheNameOfItsField() {
        refused("{\"transaction_id\": 7}", "the field transaction_id is 7 and should be a text");
        refused("{\"amonut\": 7}", "Transaction has no field amonut; it has transaction_id");
        refused("{\"transaction_id\": \"a\"}", "the field event_time is missing, and it has no default");
        refused("{\"transaction_id\": \"a\", \"event_time\": \"noon\"}", "event_time is \"noon\"");
        refused("[]", "the document is []");
        refused(
                """
                {"transaction_id": "a", "event_time": "2026-01-02T03:04:05.678Z", "customer_id": "c", "terminal_id": "t",
                 "amount": {"minor_units": 1.5, "currency": "EUR"}}""",
                "the field amount.minor_units is 1.5 and should be a whole number");
    }

    private static void refused(String json, String sentence) {
        assertThatThrownBy(() -> RecordFromJson.read(Topics.TRANSACTIONS, JSON.readTree(json)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    private static <T extends SpecificRecord> T back(Topic<T> topic, T record) throws JsonProcessingException {
        String text = JSON.writeValueAsString(RecordJson.of(record));
        return RecordFromJson.read(topic, JSON.readTree(text));
    }
}
