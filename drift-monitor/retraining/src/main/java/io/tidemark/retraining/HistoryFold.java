package io.tidemark.retraining;

import io.tidemark.schemas.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the training rows and the test rows of a history that is read in order of time. */
final class HistoryFold {

    private final DateRange train;
    private final Optional<DateRange> test;
    private final UndetectedCustomers undetected;
    private final List<TrainingRow> trainRows = new ArrayList<>();
    private final List<TrainingRow> testRows = new ArrayList<>();

    HistoryFold(DateRange train, Optional<DateRange> test, Duration delay) {
        this.train = train;
        this.test = test;
        this.undetected = new UndetectedCustomers(train.from(), delay);
    }

    /** @param vector may be reused by the caller; it is copied only where the row is kept */
    void add(Transaction transaction, double[] vector, boolean fraud) {
        Instant moment = transaction.getEventTime();
        if (fraud) {
            undetected.fraud(transaction.getCustomerId(), moment);
        }
        LocalDate day = Days.utc(moment.toEpochMilli());
        Optional<List<TrainingRow>> rows = train.contains(day)
                ? Optional.of(trainRows)
                : test.filter(range -> range.contains(day)).map(range -> testRows);
        rows.ifPresent(list -> list.add(new TrainingRow(
                transaction.getTransactionId(),
                transaction.getCustomerId(),
                moment.toEpochMilli(),
                vector.clone(),
                fraud)));
    }

    List<TrainingRow> train() {
        return trainRows;
    }

    /** All rows of the test days. */
    List<TrainingRow> allTest() {
        return testRows;
    }

    /** The rows of the test days whose customers were not known as defrauded. */
    List<TrainingRow> undetectedTest() {
        return undetected.of(testRows);
    }
}
