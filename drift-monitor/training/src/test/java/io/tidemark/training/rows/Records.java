package io.tidemark.training.rows;

import io.tidemark.schemas.Decision;
import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.LogPosition;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.RetrainingCause;
import io.tidemark.schemas.RetrainingRequest;
import io.tidemark.schemas.Score;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Instant;
import java.util.List;

/** Records as the other parts of the system write them. */
public final class Records {

    private Records() {}

    public static Score.Builder score(String id, String customer, Instant time, List<Double> vector) {
        return Score.newBuilder()
                .setTransaction(Transaction.newBuilder()
                        .setTransactionId(id)
                        .setCustomerId(customer)
                        .setTerminalId("terminal")
                        .setEventTime(time)
                        .setAmount(new Money(100L, "EUR"))
                        .build())
                .setOrigin(new LogPosition(0, 0L))
                .setLoggedAt(time)
                .setFeaturesPosition(new LogPosition(0, 0L))
                .setCatalogueHash("ours")
                .setVector(vector)
                .setDecision(Decision.APPROVE)
                .setPolicyVersion("test")
                .setScoredAt(time);
    }

    public static Label label(String id, Verdict verdict, LabelType type, Instant observed) {
        return Label.newBuilder()
                .setTransactionId(id)
                .setVerdict(verdict)
                .setType(type)
                .setObservedAt(observed)
                .build();
    }

    public static RetrainingRequest request(String id, RetrainingCause cause, Instant asked) {
        return RetrainingRequest.newBuilder()
                .setRequestId(id)
                .setCause(cause)
                .setWhy("a test wants it")
                .setRequestedAt(asked)
                .build();
    }
}
