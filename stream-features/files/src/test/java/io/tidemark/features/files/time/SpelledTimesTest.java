package io.tidemark.features.files.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The forms in which programs write a time where nobody chose one. */
class SpelledTimesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Property(tries = 300)
    void eachIsReadAsTheInstantThatItWasWrittenOf(@ForAll("seconds") Instant at) {
        ZonedDateTime there = at.atZone(BERLIN);
        ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
        for (String text : List.of(
                written("EEE MMM dd uuuu HH:mm:ss 'GMT'xx '(Central European Standard Time)'", there),
                written("EEE MMM dd uuuu HH:mm:ss 'GMT'xx '(heure normale (d\u2019Europe) centrale)'", there),
                written("EEE MMM dd uuuu HH:mm:ss 'GMT'xx", at.atZone(ZoneId.of("Asia/Kathmandu"))),
                written("EEE, dd MMM uuuu HH:mm:ss 'GMT'", utc),
                written("EEE, d MMM uuuu HH:mm:ss xx '(CET)'", there),
                written("d MMM uuuu HH:mm:ss xx", there),
                DateTimeFormatter.RFC_1123_DATE_TIME.format(there),
                DateTimeFormatter.RFC_1123_DATE_TIME.format(utc),
                written("EEE MMM dd HH:mm:ss zzz uuuu", there),
                written("EEE MMM dd HH:mm:ss 'UTC' uuuu", utc),
                written("EEE MMM dd HH:mm:ss.SSSSSS uuuu zzz", there),
                written("EEE MMM ppd HH:mm:ss uuuu", utc) + " UTC")) {
            assertThat(iso(BERLIN).parse(text, new ClockChanges())).as(text).isEqualTo(at);
        }
        String asctime = written("EEE MMM ppd HH:mm:ss uuuu", utc);
        assertThat(iso(ZoneOffset.UTC).parse(asctime, new ClockChanges()))
                .as(asctime)
                .isEqualTo(at);
    }

    @Example
    void whatSuchATextContradictsIsRefused() {
        refused("Tue Nov 30 2026 07:36:17 GMT+0100 (CET)", "2026-11-30 is a Monday and no Tue");
        refused("Mon, 31 Nov 2026 07:36:17 GMT", "NOVEMBER 31");
        refused("Mon, 30 Nvo 2026 07:36:17 GMT", "there is no month Nvo");
        refused("Mon Nov 30 07:36:17 CST 2026", "CST is shared by zones");
        refused("Mon Nov 30 07:36:17 Mars/Base 2026", "there is no zone Mars/Base");
        refused("Mon Nov 30 2026 24:36:17 GMT+0100", "HourOfDay");
    }

    @Example
    void aFormThatPutsDayAndMonthByNumbersIsNone() {
        for (String text : List.of("11/30/2026, 7:36:17 AM", "30.11.2026 07:36", "Mo 30 Nov 2026 07:36:17 GMT")) {
            assertThatThrownBy(() -> iso(BERLIN).parse(text, new ClockChanges()))
                    .as(text)
                    .isInstanceOfSatisfying(NoTimeException.class, e -> assertThat(e.unlikeItsFormat())
                            .isTrue());
        }
    }

    private static void refused(String text, String reason) {
        assertThatThrownBy(() -> iso(BERLIN).parse(text, new ClockChanges())).hasMessageContaining(reason);
    }

    private static TimeFormat iso(ZoneId zone) {
        return TimeFormat.of(List.of("iso"), 1, zone);
    }

    /** September has three letters in programs other than the JDK. */
    private static String written(String pattern, ZonedDateTime at) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at).replace("Sept ", "Sep ");
    }

    @Provide
    Arbitrary<Instant> seconds() {
        return Arbitraries.longs().between(946_684_800L, 4_102_444_799L).map(Instant::ofEpochSecond);
    }
}
