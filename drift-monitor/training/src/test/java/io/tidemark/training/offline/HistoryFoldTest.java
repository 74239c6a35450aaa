package io.tidemark.training.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.schemas.Money;
import io.tidemark.schemas.Transaction;
import io.tidemark.training.rows.Days;
import io.tidemark.training.rows.TrainingRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryFoldTest {

    private static final DateRange TRAIN = DateRange.parse("2018-05-16..2018-05-22");
    private static final DateRange GAP = DateRange.parse("2018-05-23..2018-05-29");
    private static final DateRange TEST = DateRange.parse("2018-05-30..2018-06-05");

    @Test
    void eachDayGoesToOneOfTrainingCalibrationAndTest() {
        HistoryFold fold = fold("2018-05-15", "2018-06-20");
        assertThat(days(fold.train())).containsExactlyElementsOf(all(TRAIN));
        assertThat(days(fold.calibration())).containsExactlyElementsOf(all(GAP));
        assertThat(days(fold.allTest())).containsExactlyElementsOf(all(TEST));
    }

    @Test
    void rowsWhoseLabelsAreNotKnownWhenTheHistoryEndsCalibrateNothing() {
        assertThat(days(fold("2018-05-15", "2018-06-02").calibration()))
                .containsExactlyElementsOf(all(DateRange.parse("2018-05-23..2018-05-26")));
        assertThat(fold("2018-05-15", "2018-05-29").calibration()).isEmpty();
    }

    /** One transaction at noon of each day, up to the last one included. */
    private static HistoryFold fold(String first, String last) {
        HistoryFold fold = new HistoryFold(TRAIN, Optional.of(TEST), Optional.of(GAP), Duration.ofDays(7));
        for (LocalDate day : all(DateRange.parse(first + ".." + last))) {
            Transaction transaction = Transaction.newBuilder()
                    .setTransactionId(day.toString())
                    .setEventTime(Instant.parse(day + "T12:00:00Z"))
                    .setCustomerId("c")
                    .setTerminalId("t")
                    .setAmount(new Money(1L, "EUR"))
                    .build();
            fold.add(transaction, new double[1], false);
        }
        return fold;
    }

    private static List<LocalDate> all(DateRange range) {
        return range.first().datesUntil(range.last().plusDays(1)).toList();
    }

    private static List<LocalDate> days(List<TrainingRow> rows) {
        return rows.stream().map(row -> Days.utc(row.eventTime())).toList();
    }
}
