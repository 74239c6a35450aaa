package io.tidemark.bench.pipeline;

import io.tidemark.schemas.Label;
import io.tidemark.schemas.LabelType;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.schemas.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Transactions without end, each made from its number and its time: 5,000 customers at 10,000 terminals, one in a
 * hundred is fraud, and its label comes so many transactions later as a week of the history has.
 */
final class LiveFeed {

    private static final int LABEL_LAG = Timeline.FULL * 7 / 30;
    private static final int CUSTOMERS = 5_000;
    private static final int TERMINALS = 10_000;
    private static final int MOST_CENTS = 20_000;
    private static final int ONE_FRAUD_IN = 100;

    private final Timeline times;

    LiveFeed(Timeline times) {
        this.times = times;
    }

    static boolean isFraud(long number) {
        return number % ONE_FRAUD_IN == 0;
    }

    static long number(String transactionId) {
        return Long.parseLong(transactionId.substring(1));
    }

    Transaction transaction(long number) {
        SplittableRandom random = new SplittableRandom(number);
        return Transaction.newBuilder()
                .setTransactionId("t" + number)
                .setEventTime(millis(number))
                .setCustomerId("c" + random.nextInt(CUSTOMERS))
                .setTerminalId("m" + random.nextInt(TERMINALS))
                .setAmount(new Money((long) random.nextInt(MOST_CENTS), "EUR"))
                .build();
    }

    /** The label that is to be sent with a transaction, of one that was so many before. */
    Optional<Label> labelWith(long number) {
        long of = number - LABEL_LAG;
        if (of < 0 || !isFraud(of)) {
            return Optional.empty();
        }
        Transaction transaction = transaction(of);
        return Optional.of(Label.newBuilder()
                .setTransactionId(transaction.getTransactionId())
                .setVerdict(Verdict.FRAUD)
                .setType(LabelType.CHARGEBACK)
                .setObservedAt(millis(number))
                .setCustomerId(transaction.getCustomerId())
                .setTerminalId(transaction.getTerminalId())
                .setEventTime(transaction.getEventTime())
                .build());
    }

    private Instant millis(long number) {
        return times.at(number).truncatedTo(ChronoUnit.MILLIS);
    }
}
