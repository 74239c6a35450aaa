package io.tidemark.training.offline;

import io.tidemark.schemas.Transaction;
import io.tidemark.training.rows.Days;
import io.tidemark.training.rows.TrainingRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the training rows, the calibration rows and the test rows of a history that is read in order of time. */
final class HistoryFold {

    private final DateRange train;
    private final Optional<DateRange> test;
    private final Optional<DateRange> calibration;
    private final Duration delay;
    private final UndetectedCustomers undetected;
    private final List<TrainingRow> trainRows = new ArrayList<>();
    private final List<TrainingRow> testRows = new ArrayList<>();
    private final List<TrainingRow> calibrationRows = new ArrayList<>();
    private long newest = Long.MIN_VALUE;

    HistoryFold(DateRange train, Optional<DateRange> test, Optional<DateRange> calibration, Duration delay) {
        this.train = train;
        this.test = test;
        this.calibration = calibration;
        this.delay = delay;
        this.undetected = new UndetectedCustomers(train.from(), delay);
    }

    /** @param vector may be reused by the caller; it is copied only where the row is kept */
    void add(Transaction transaction, double[] vector, boolean fraud) {
        Instant moment = transaction.getEventTime();
        if (fraud) {
            undetected.fraud(transaction.getCustomerId(), moment);
        }
        newest = Math.max(newest, moment.toEpochMilli());
        LocalDate day = Days.utc(moment.toEpochMilli());
        rowsOf(day)
                .ifPresent(list -> list.add(new TrainingRow(
                        transaction.getTransactionId(),
                        transaction.getCustomerId(),
                        moment.toEpochMilli(),
                        vector.clone(),
                        fraud)));
    }

    private Optional<List<TrainingRow>> rowsOf(LocalDate day) {
        if (train.contains(day)) {
            return Optional.of(trainRows);
        }
        return test.filter(range -> range.contains(day))
                .map(range -> testRows)
                .or(() -> calibration.filter(range -> range.contains(day)).map(range -> calibrationRows));
    }

    /** The rows of the calibration days whose labels are known when the history ends. */
    List<TrainingRow> calibration() {
        return calibrationRows.stream()
                .filter(row -> row.eventTime() + delay.toMillis() <= newest)
                .toList();
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
