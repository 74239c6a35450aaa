package io.tidemark.features.files.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.features.files.table.UnreadableFileException;
import io.tidemark.schemas.Money;
import io.tidemark.schemas.Outcome;
import io.tidemark.schemas.OutcomeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeFileTest {

    private static final String HEADER =
            "transaction_id,kind,event_time,customer_id,terminal_id,code,amount,currency,observed_at,withdrawn\n";

    @TempDir
    Path folder;

    @Test
    void everyColumnIsReadToTheDigitAndTimesWithTheirOffset() throws IOException {
        List<Outcome> outcomes = read(HEADER
                + "t1,refunded,2018-04-02T08:00:00+02:00,c1,m1,R,12.50,EUR,2018-04-03T00:00:00Z,true\n"
                + "t2,DECLINED,2018-04-01T12:30:00Z,,,,,,,\n"
                + "t3,settled,2018-04-01T12:30:00.007Z,c1,,,1200,JPY,,false\n");
        assertThat(outcomes)
                .containsExactly(
                        Outcome.newBuilder()
                                .setTransactionId("t1")
                                .setKind(OutcomeKind.REFUNDED)
                                .setEventTime(Instant.parse("2018-04-02T06:00:00Z"))
                                .setCustomerId("c1")
                                .setTerminalId("m1")
                                .setCode("R")
                                .setAmount(new Money(1_250L, "EUR"))
                                .setObservedAt(Instant.parse("2018-04-03T00:00:00Z"))
                                .setWithdrawn(true)
                                .build(),
                        Outcome.newBuilder()
                                .setTransactionId("t2")
                                .setKind(OutcomeKind.DECLINED)
                                .setEventTime(Instant.parse("2018-04-01T12:30:00Z"))
                                .build(),
                        Outcome.newBuilder()
                                .setTransactionId("t3")
                                .setKind(OutcomeKind.SETTLED)
                                .setEventTime(Instant.parse("2018-04-01T12:30:00.007Z"))
                                .setCustomerId("c1")
                                .setAmount(new Money(1_200L, "JPY"))
                                .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",declined,2018-04-01T12:30:00Z,,,,,,, | column transaction_id is empty",
                "t1,declind,2018-04-01T12:30:00Z,,,,,,, | 'declind' is no kind of outcome; did you mean 'declined'?",
                "t1,unknown,2018-04-01T12:30:00Z,,,,,,, | 'unknown' is no kind of outcome",
                "t1,declined,2018-04-01 12:30,,,,,,, | '2018-04-01 12:30' in column event_time is no time; write e.g.",
                "t1,declined,1918-04-01T12:30:00Z,,,,,,, | has the event time 1918-04-01T12:30:00Z",
                "t1,refunded,2018-04-01T12:30:00Z,,,,12.505,EUR,, | '12.505' is no amount of EUR",
                "t1,refunded,2018-04-01T12:30:00Z,,,,12.5,,, | column currency is empty",
                "t1,refunded,2018-04-01T12:30:00Z,,,,12.5,XYZ,, | 'XYZ' is no ISO 4217 currency",
                "t1,refunded,2018-04-01T12:30:00Z,,,,-1,EUR,, | has an amount that is no money",
                "t1,refunded,2018-04-01T12:30:00Z,,,,,,,yes | 'yes' in column withdrawn is neither true nor false",
                "t1,refunded | has 2 fields where the header has 10",
            })
    void aRowThatIsNoOutcomeEndsTheReadingWithItsLineAndWhy(String row, String why) {
        assertThatThrownBy(() -> read(HEADER + "t0,settled,2018-04-01T12:30:00Z,,,,,,,\n" + row + "\n"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("outcomes.csv line 3")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transaction_id,kind | has no column 'event_time'",
                "transaction_id,kind,event_time,customer | has a column 'customer', which an outcome does not have",
                "transaction_id,kind,event_time,amount | has only one of the columns amount and currency",
            })
    void aHeaderThatIsNoneOfOutcomesIsRefused(String header, String why) {
        assertThatThrownBy(() -> read(header + "\nt1,settled,2018-04-01T12:30:00Z\n"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(why);
    }

    private List<Outcome> read(String text) throws IOException {
        Path file = folder.resolve("outcomes.csv");
        Files.writeString(file, text);
        return OutcomeFile.read(file, new ArrayList<String>()::add);
    }
}
