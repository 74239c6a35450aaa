package io.tidemark.features.files.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2018-02-29 10:00:00, not a leap year",
        "2018-02-30 10:00:00, Invalid date 'FEBRUARY 30'",
        "2018-02-31 10:00:00, Invalid date 'FEBRUARY 31'",
        "2018-04-31 10:00:00, Invalid date 'APRIL 31'",
        "2018-13-01 10:00:00, MonthOfYear",
        "2018-05-01 24:00:00, HourOfDay",
        "2018-05-01 23:59:60, SecondOfMinute",
        "2018-05-00 10:00:00, DayOfMonth",
    })
    void whatTheCalendarDoesNotHaveIsNamedByIsoAndByPatterns(String text, String reason) {
        for (String word : List.of("iso", "yyyy-MM-dd HH:mm:ss", "uuuu-MM-dd HH:mm:ss")) {
            NoTimeException refused = catchThrowableOfType(NoTimeException.class, () -> read(word, text));
            assertThat(refused.unlikeItsFormat()).as(word).isFalse();
            assertThat(refused).hasMessageContaining(reason);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "epoch_seconds, 1522576800000, epoch_millis",
        "epoch_millis, 1522576800, epoch_seconds",
        "epoch_seconds, 1.5225768E18, epoch_nanos",
        "iso, 2018-04-01T10:00:00+05:00[Europe/Berlin], Europe/Berlin did not have",
        "iso, 2018-04-01T10:00:00+19:00, Zone offset",
        "yyyy-MM-dd HH:mm z, 2018-04-01 10:00 CST, CST is shared by zones",
        "epoch_seconds, 1e999, out of range",
        "yyyy-MM-dd hh:mm:ss, 2018-04-01 10:00:00, before or after noon",
        "yyyy-MM-dd KK:mm, 2018-04-01 10:00, before or after noon",
    })
    void whatIsProbablySomethingElseSaysSo(String word, String text, String reason) {
        assertThatThrownBy(() -> read(word, text)).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "iso, yesterday", "iso, 2018-4-1", "iso, 01/04/2018 10:00", "iso, 2018-04-01T10:00:00.1234567890Z", "iso, NaT",
        "iso, ٢٠١٨-٠٤-٠١", "epoch_seconds, ١٥٢٢٥٧٦٨٠٠", "epoch_seconds, NaN", "epoch_seconds, 0x5AC0",
                "epoch_millis, 1_000",
        "epoch_seconds, infinity", "yyyy-MM-dd, 18-04-01", "dd-MMM-yyyy, 01-Mai-2018",
    })
    void whatIsUnlikeTheFormatIsRefused(String word, String text) {
        assertThat(catchThrowableOfType(NoTimeException.class, () -> read(word, text))
                        .unlikeItsFormat())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "YYYY-MM-dd HH:mm:ss, year of a week",
        "yyyy-MM-DD HH:mm:ss, day of the year",
        "yyyy-mm-dd HH:mm:ss, no month",
        "yyyy-MM-dd HH:MM:ss, stands twice",
        "yyyy-MM-dd HH:mm:SS, fractions of a second",
        "MM-dd HH:mm:ss, no year",
        "HH:mm:ss, no year",
        "yyyy-MM HH:mm, no day",
        "yyyy-MM-dd mm:ss, no time of the day",
        "yyyy-MM-dd a, no time of the day",
        "epoch_second, Unknown pattern letter",
        "yyyy-bb, Unknown pattern letter",
    })
    void patternsThatGiveNoInstantAreRefusedWithTheReason(String pattern, String reason) {
        assertThatThrownBy(() -> TimeFormat.of(List.of(pattern), 1, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "M/d/yyyy h:mm a, 1/2/2018 5:07 PM, 2018-01-02T17:07:00Z",
        "M/d/yyyy h:mm a, 12/31/2018 12:00 am, 2018-12-31T00:00:00Z",
        "MM/dd/yyyy HH:mm, 02/29/2020 00:00, 2020-02-29T00:00:00Z",
        "dd.MM.yy HH:mm, 01.04.18 10:00, 2018-04-01T10:00:00Z",
        "dd-MMM-yyyy HH:mm:ss, 03-APR-2018 10:00:00, 2018-04-03T10:00:00Z",
        "dd-MMM-yyyy HH:mm:ss, 04-apr-2018 10:00:00, 2018-04-04T10:00:00Z",
        "d MMMM yyyy, 4 September 2018, 2018-09-04T00:00:00Z",
        "yyyyMMdd, 20180401, 2018-04-01T00:00:00Z",
        "yyyyMMddHHmmssSSS, 20180401100000123, 2018-04-01T10:00:00.123Z",
        "yyyy-MM-dd HH, 2018-04-01 10, 2018-04-01T10:00:00Z",
        "yyyy-MM-dd kk:mm, 2018-04-01 24:00, 2018-04-01T00:00:00Z",
        "yyyy-DDD HH:mm, 2018-091 10:00, 2018-04-01T10:00:00Z",
        "yyyy-MM-dd HH:mm:ss[.SSS], 2018-04-01 10:00:00, 2018-04-01T10:00:00Z",
        "'EEE, dd MMM yyyy HH:mm:ss z', 'Sun, 01 Apr 2018 10:00:00 GMT', 2018-04-01T10:00:00Z",
        "iso, 2018-04-01, 2018-04-01T00:00:00Z",
        "epoch_seconds, 1522576800.0, 2018-04-01T10:00:00Z",
        "epoch_seconds, 1.5225768E9, 2018-04-01T10:00:00Z",
        "epoch_seconds, 1522576800.123, 2018-04-01T10:00:00.123Z",
        "epoch_seconds, 1522576800.1229999, 2018-04-01T10:00:00.123Z",
        "epoch_nanos, 1522576800122999999, 2018-04-01T10:00:00.122Z",
    })
    void soundOnesAreRead(String word, String text, Instant expected) {
        assertThat(read(word, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"43191.4166666667", "43191.416666666664"})
    void aSpreadsheetsDaysAreCountedFromItsStart(String text) {
        assertThat(CountedTime.since("days_since", "1899-12-30", ZoneOffset.UTC).parse(text, new ClockChanges()))
                .isEqualTo(Instant.parse("2018-04-01T10:00:00Z"));
    }

    private static Instant read(String word, String text) {
        return TimeFormat.of(List.of(word), 1, ZoneId.of("UTC")).parse(text, new ClockChanges());
    }
}
