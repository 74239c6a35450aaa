package io.tidemark.bench.pipeline;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Transactions without end, each made from its number alone: 5,000 customers at 10,000 terminals, one in a hundred is
 * fraud, and its label comes a week of event time later. Event time goes on by 6.48 s from one to the next, whatever
 * the rate, so that a window of thirty days holds 400,000 of them and what a bench keeps does not grow with its length.
 */
final class LiveFeed {

    /** As many fill the widest window. */
    static final int FULL = 400_000;

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final long GAP_MILLIS = Duration.ofDays(30).toMillis() / FULL;
    private static final int LABEL_LAG = (int) (Duration.ofDays(7).toMillis() / GAP_MILLIS);
    private static final int CUSTOMERS = 5_000;
    private static final int TERMINALS = 10_000;
    private static final int MOST_CENTS = 20_000;
    private static final int ONE_FRAUD_IN = 100;

    private LiveFeed() {}

    static boolean isFraud(long number) {
        return number % ONE_FRAUD_IN == 0;
    }

    static long number(String transactionId) {
        return Long.parseLong(transactionId.substring(1));
    }

    static Transaction transaction(long number) {
        SplittableRandom random = new SplittableRandom(number);
        return Transaction.newBuilder()
                .setTransactionId("t" + number)
                .setEventTime(BEGIN.plusMillis(number * GAP_MILLIS))
                .setCustomerId("c" + random.nextInt(CUSTOMERS))
                .setTerminalId("m" + random.nextInt(TERMINALS))
                .setAmount(new Money((long) random.nextInt(MOST_CENTS), "EUR"))
                .build();
    }

    /** The label that is to be sent with a transaction, of one that was a week before. */
    static Optional<Label> labelWith(long number) {
        long of = number - LABEL_LAG;
        if (of < 0 || !isFraud(of)) {
            return Optional.empty();
        }
        Transaction transaction = transaction(of);
        return Optional.of(Label.newBuilder()
                .setTransactionId(transaction.getTransactionId())
                .setVerdict(Verdict.FRAUD)
                .setType(LabelType.CHARGEBACK)
                .setObservedAt(BEGIN.plusMillis(number * GAP_MILLIS))
                .setCustomerId(transaction.getCustomerId())
                .setTerminalId(transaction.getTerminalId())
                .setEventTime(transaction.getEventTime())
                .build());
    }
}
