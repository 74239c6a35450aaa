package io.tidemark.features.engine;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Instant;

/** Records for tests; times are milliseconds after {@link #BEGIN}. */
final class Samples {

    static final Instant BEGIN = Instant.parse("2024-03-01T00:00:00Z");

    private Samples() {}

    static Transaction transaction(String id, long millis, long minorUnits, String currency) {
        return Transaction.newBuilder()
                .setTransactionId(id)
                .setEventTime(BEGIN.plusMillis(millis))
                .setCustomerId("c")
                .setTerminalId("t")
                .setAmount(new Money(minorUnits, currency))
                .build();
    }

    static Transaction transaction(String id, long millis) {
        return transaction(id, millis, 100, "EUR");
    }

    static Label label(String transactionId, long eventMillis, long observedMillis, Verdict verdict) {
        return Label.newBuilder()
                .setTransactionId(transactionId)
                .setVerdict(verdict)
                .setType(LabelType.CHARGEBACK)
                .setObservedAt(BEGIN.plusMillis(observedMillis))
                .setEventTime(BEGIN.plusMillis(eventMillis))
                .setCustomerId("c")
                .setTerminalId("t")
                .build();
    }
}
