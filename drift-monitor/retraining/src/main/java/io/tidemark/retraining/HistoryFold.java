package io.tidemark.retraining;

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

    void add(TrainingRow row) {
        LocalDate day = Days.utc(row.eventTime());
        if (row.fraud()) {
            undetected.fraud(row.customerId(), Instant.ofEpochMilli(row.eventTime()));
        }
        if (train.contains(day)) {
            trainRows.add(row);
        } else if (test.filter(range -> range.contains(day)).isPresent()) {
            testRows.add(row);
        }
    }

    /** True if a row of this moment will be kept, so that its vector is worth having. */
    boolean wants(Instant moment) {
        LocalDate day = Days.utc(moment.toEpochMilli());
        return train.contains(day) || test.filter(range -> range.contains(day)).isPresent();
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
