package io.tidemark.features.files.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClockChangesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Property(tries = 1_000)
    void localTimesAroundAChangeAreThoseOfTheJdkAndCounted(
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(min = 2001, max = 2030) int year,
            @ForAll @IntRange(max = 1) int which,
            @ForAll @IntRange(min = -180, max = 180) int minutes) {
        ZoneOffsetTransition change = transition(zone, year, which);
        LocalDateTime local = change.getDateTimeBefore().plus(Duration.ofMinutes(minutes));
        ClockChanges changes = new ClockChanges();
        Instant read = TimeFormat.of(List.of("yyyy-MM-dd HH:mm"), 1, zone)
                .parse(local.toString().replace('T', ' ').substring(0, 16), changes);
        assertThat(read).isEqualTo(local.atZone(zone).toInstant());
        assertThat(TimeFormat.of(List.of("iso"), 1, zone).parse(local.toString(), new ClockChanges()))
                .isEqualTo(read);
        int offsets = zone.getRules().getValidOffsets(local).size();
        assertThat(changes.doubled()).isEqualTo(offsets == 2 ? 1 : 0);
        assertThat(changes.skipped()).isEqualTo(offsets == 0 ? 1 : 0);
        assertThat(changes.sentence().isPresent()).isEqualTo(offsets != 1);
    }

    @Property(tries = 500)
    void namesOfTheZoneTellTheTwoComingsApart(
            @ForAll @IntRange(min = 2001, max = 2030) int year,
            @ForAll @IntRange(max = 1) int which,
            @ForAll @IntRange(min = -180, max = 180) int minutes) {
        Instant at = transition(BERLIN, year, which).getInstant().plus(Duration.ofMinutes(minutes));
        ClockChanges changes = new ClockChanges();
        String text = java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", java.util.Locale.ENGLISH)
                .format(at.atZone(BERLIN));
        assertThat(TimeFormat.of(List.of("yyyy-MM-dd HH:mm:ss z"), 1, BERLIN).parse(text, changes))
                .as(text)
                .isEqualTo(at);
        assertThat(changes.sentence()).isEmpty();
    }

    @Property(tries = 300)
    void countedDaysBeginAtMidnightAndCountedHoursPass(@ForAll @IntRange(max = 5_000) int count) {
        Instant start = LocalDateTime.parse("2017-12-01T00:00").atZone(BERLIN).toInstant();
        assertThat(CountedTime.since("days_since", "2017-12-01", BERLIN).parse(count + ".0", new ClockChanges()))
                .isEqualTo(start.atZone(BERLIN)
                        .toLocalDate()
                        .plusDays(count)
                        .atStartOfDay(BERLIN)
                        .toInstant());
        assertThat(CountedTime.since("hours_since", "2017-12-01", BERLIN).parse("" + count, new ClockChanges()))
                .isEqualTo(start.plus(Duration.ofHours(count)));
    }

    @Test
    void theSentenceCountsBothKindsAndNamesTheFirst() {
        TimeFormat format = TimeFormat.of(List.of("yyyy-MM-dd HH:mm:ss"), 1, BERLIN);
        ClockChanges changes = new ClockChanges();
        for (String text :
                List.of("2018-10-28 02:30:00", "2018-10-28 02:59:59", "2018-03-25 02:00:00", "2018-03-25 03:00:00")) {
            format.parse(text, changes);
        }
        assertThat(changes.sentence())
                .contains("times in Europe/Berlin where the clocks were changed: 2 lie in an hour that came twice and"
                        + " are read as its first coming, 1 lie in an hour that was skipped and are read as if it had"
                        + " not been (the first is 2018-10-28T02:30); times with an offset, or in UTC, would be sure");
        assertThat(TimeFormat.of(List.of("iso"), 1, ZoneOffset.UTC).parse("2018-10-28 02:30:00", changes))
                .isEqualTo(Instant.parse("2018-10-28T02:30:00Z"));
    }

    private static ZoneOffsetTransition transition(ZoneId zone, int year, int which) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.parse(year + "-01-01T00:00:00Z"));
        return which == 0 ? change : zone.getRules().nextTransition(change.getInstant());
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns")
                .map(ZoneId::of);
    }
}
