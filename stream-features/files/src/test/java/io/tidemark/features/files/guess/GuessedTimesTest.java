package io.tidemark.features.files.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns that look like a time and are none. */
class GuessedTimesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "birth_year birth_month birth_day time; 1980 5 17 2018-04-01T10:00:00; event_time: time",
                "dob_year dob_month dob_day ts; 1980 5 17 1524650701; event_time: ts",
                "year month day event_time; 2018 4 1 2018-04-01T10:00:00; event_time: event_time",
                "weekday year month day; 3 2018 4 11; event_time: [year, month, day]",
                "birth_year birth_month birth_day year month day; 1980 5 17 2018 4 1; event_time: [year, month, day]",
                "trans_year trans_month trans_day; 2018 4 1; event_time: [trans_year, trans_month, trans_day]",
                "date nb_tx_last_hour; 2018-04-01 7; event_time: date",
                "date opening_time time; 2018-04-01 09:00 10:30; event_time: [date, time]",
                "date nb_tx_last_hour hour; 2018-04-01 7 13; event_time: [date, hour]",
                "birth_date step_time; 1980-05-17 1524650701; event_time: step_time",
            })
    void whatIsAnotherTimeIsNotTakenForThatOfTheTransaction(String names, String values, String line)
            throws IOException {
        MappingGuess guess = MappingGuess.of(file(names, values, values));
        assertThat(guess.yaml()).contains(line + "  #");
    }

    @Test
    void aBirthdayAloneIsNoTimeOfATransaction() throws IOException {
        MappingGuess guess = MappingGuess.of(file("birth_date", "1980-05-17", "1981-06-18"));
        assertThat(guess.open()).anyMatch(open -> open.startsWith("event_time: no column looks like a time"));
    }

    @Test
    void aDayAndATimeThatNoPatternReadsTogetherAreLeftOpenInAWholeSentence() throws IOException {
        MappingGuess guess = MappingGuess.of(file("date time", "2018-04-01 10:30", "2018-04-01 25:30"));
        assertThat(guess.open())
                .filteredOn(open -> open.startsWith("time: "))
                .containsExactly("time: no form that is known reads all of them, the first is \"2018-04-01 10:30\";"
                        + " write the pattern, such as yyyy-MM-dd HH:mm:ss");
    }

    private Path file(String names, String... rows) throws IOException {
        StringBuilder text = new StringBuilder("customer,terminal,amount,fraud," + names.replace(' ', ',') + "\n");
        for (int i = 0; i < rows.length; i++) {
            text.append("c,t,1.50," + i % 2 + "," + rows[i].replace(' ', ',') + "\n");
        }
        return Files.writeString(folder.resolve("file.csv"), text);
    }
}
