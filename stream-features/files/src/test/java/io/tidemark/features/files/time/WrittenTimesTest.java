package io.tidemark.features.files.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** What each program writes for an instant reads back to its millisecond, wherever the JVM stands. */
class WrittenTimesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private Locale locale;
    private TimeZone zone;

    /** A place where a JVM stands. */
    record Machine(Locale locale, TimeZone zone) {
        void stand() {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @BeforeTry
    void remember() {
        locale = Locale.getDefault();
        zone = TimeZone.getDefault();
    }

    @AfterTry
    void restore() {
        new Machine(locale, zone).stand();
    }

    @Property(tries = 400)
    void isoIsReadHoweverProgramsWriteIt(@ForAll("instants") Instant at, @ForAll("machines") Machine machine) {
        machine.stand();
        Instant expected = at.truncatedTo(ChronoUnit.MILLIS);
        TimeFormat iso = TimeFormat.of(List.of("iso"), 1, ZoneOffset.UTC);
        TimeFormat local = TimeFormat.of(List.of("iso"), 1, ZoneId.of("America/New_York"));
        LocalDateTime utc = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        for (String text : List.of(
                at.toString(),
                at.atOffset(ZoneOffset.UTC).toString(),
                at.atOffset(ZoneOffset.ofHoursMinutes(5, 45)).toString(),
                at.atOffset(ZoneOffset.ofHoursMinutesSeconds(-1, -2, -3)).toString(),
                at.atZone(BERLIN).toString(),
                at.atZone(ZoneId.of("UTC")).toString(),
                pandas(at, "+00:00"),
                pandas(at, "+0000"),
                postgres(at, ZoneOffset.UTC),
                postgres(at, ZoneOffset.ofHours(-7)),
                postgres(at, ZoneOffset.ofHoursMinutes(5, 30)),
                pandas(at, " UTC"),
                pandas(at, "Z"),
                pandas(at, " +0000 UTC"))) {
            assertThat(iso.parse(text, new ClockChanges())).as(text).isEqualTo(expected);
            assertThat(local.parse(text, new ClockChanges())).as(text).isEqualTo(expected);
        }
        assertThat(iso.parse(utc.toString(), new ClockChanges())).isEqualTo(expected);
        String javaScript = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
                .format(at.atOffset(ZoneOffset.UTC));
        assertThat(iso.parse(javaScript, new ClockChanges())).isEqualTo(expected);
    }

    @Property(tries = 400)
    void epochsAreReadWholeWithDecimalsAndWithAnExponent(
            @ForAll("instants") Instant at, @ForAll("machines") Machine machine) {
        machine.stand();
        Instant expected = at.truncatedTo(ChronoUnit.MILLIS);
        EpochTime.WORDS.forEach((word, power) -> {
            Instant told = power <= 0 ? at.truncatedTo(ChronoUnit.MICROS) : at;
            BigDecimal seconds = BigDecimal.valueOf(told.getEpochSecond()).add(BigDecimal.valueOf(told.getNano(), 9));
            BigDecimal number = seconds.scaleByPowerOfTen(3 + power);
            TimeFormat format = TimeFormat.of(List.of(word), 1, ZoneOffset.UTC);
            for (String text : List.of(
                    number.toPlainString(),
                    number.toPlainString() + (number.scale() <= 0 ? ".0" : "0"),
                    number.unscaledValue() + "E" + -number.scale())) {
                assertThat(format.parse(text, new ClockChanges()))
                        .as(word + " " + text)
                        .isEqualTo(expected);
            }
        });
    }

    /** A double of seconds tells a microsecond; what it adds below that is noise. */
    @Property(tries = 400)
    void doublesOfSecondsAreReadToTheMicrosecond(@ForAll("instants") Instant at) {
        Instant micros = at.truncatedTo(ChronoUnit.MICROS);
        double seconds = micros.getEpochSecond() + micros.getNano() / 1e9;
        TimeFormat format = TimeFormat.of(List.of("epoch_seconds"), 1, ZoneOffset.UTC);
        assertThat(format.parse(Double.toString(seconds), new ClockChanges()))
                .isEqualTo(at.truncatedTo(ChronoUnit.MILLIS));
        assertThat(format.parse(
                        new BigDecimal(seconds)
                                .setScale(9, java.math.RoundingMode.DOWN)
                                .toPlainString(),
                        new ClockChanges()))
                .isEqualTo(at.truncatedTo(ChronoUnit.MILLIS));
    }

    @Property(tries = 400)
    void patternsReadWhatTheyWriteWithAnyOffsetOrNameOfAZone(
            @ForAll("instants") Instant at, @ForAll("machines") Machine machine) {
        machine.stand();
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        for (String pattern : List.of(
                "yyyy-MM-dd HH:mm:ssXXX",
                "yyyy-MM-dd HH:mm:ssxx",
                "yyyy-MM-dd HH:mm:ss Z",
                "uuuu-MM-dd'T'HH:mm:ssxxx",
                "yyyy-MM-dd HH:mm:ss z",
                "yyyy-MM-dd HH:mm:ss VV xxx",
                "EEE MMM dd HH:mm:ss z yyyy",
                "dd-MMM-yyyy hh:mm:ss a XX",
                "yyyyMMddHHmmssX")) {
            String text = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(second.atZone(BERLIN));
            assertThat(TimeFormat.of(List.of(pattern), 1, BERLIN).parse(text, new ClockChanges()))
                    .as(pattern + ": " + text)
                    .isEqualTo(second);
        }
        for (String pattern : List.of("yyyy-MM-dd HH:mm:ss 'UTC'", "yyyy-MM-dd'T'HH:mm:ss'Z'")) {
            String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(second.atOffset(ZoneOffset.UTC));
            assertThat(TimeFormat.of(List.of(pattern), 1, BERLIN).parse(text, new ClockChanges()))
                    .isEqualTo(second);
        }
    }

    @Property(tries = 200)
    void everyFormatReadsBackWhatItWrites(@ForAll("instants") Instant at, @ForAll("machines") Machine machine) {
        machine.stand();
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        for (TimeFormat format : List.of(
                TimeFormat.of(List.of("iso"), 2, BERLIN),
                TimeFormat.of(List.of("iso"), 1, BERLIN),
                TimeFormat.of(List.of("epoch_micros"), 1, BERLIN),
                TimeFormat.of(List.of("yyyy", "M", "d", "HH:mm"), 4, ZoneOffset.UTC),
                TimeFormat.of(List.of("M/d/yy h:mm a"), 1, ZoneOffset.UTC),
                TimeFormat.of(List.of("dd/MM/yyyy HH:mm"), 2, ZoneOffset.UTC),
                CountedTime.since("hours_since", "2017-12-01", ZoneOffset.UTC),
                CountedTime.since("days_since", "1899-12-30", ZoneOffset.UTC),
                CountedTime.since("minutes_since", "2017-12-01T06:00", ZoneOffset.UTC),
                CountedTime.since("seconds_since", "2017-12-01", ZoneOffset.UTC))) {
            String text = String.join(" ", format.format(minute));
            assertThat(format.parse(text, new ClockChanges())).as(text).isEqualTo(minute);
        }
    }

    /** pandas leaves a fraction of zero away, and writes six or nine digits of any other. */
    private static String pandas(Instant at, String offset) {
        String fraction = at.getNano() == 0 ? "" : at.getNano() % 1_000 == 0 ? ".SSSSSS" : ".SSSSSSSSS";
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss" + fraction, Locale.ROOT)
                        .format(at.atOffset(ZoneOffset.UTC))
                + offset;
    }

    /** PostgreSQL cuts the zeros off a fraction and off an offset. */
    private static String postgres(Instant at, ZoneOffset offset) {
        return new DateTimeFormatterBuilder()
                .appendPattern("yyyy-MM-dd HH:mm:ss")
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .appendOffset("+HH:mm", "+00")
                .toFormatter(Locale.ROOT)
                .format(at.atOffset(offset));
    }

    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Integer> nanos = Arbitraries.oneOf(
                Arbitraries.of(0, 999_999_999, 999_000_000, 1, 1_000, 123_456_000, 500_000_000),
                Arbitraries.integers().between(0, 999_999_999));
        return Combinators.combine(Arbitraries.longs().between(946_684_800L, 4_102_444_799L), nanos)
                .as(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Machine> machines() {
        return Combinators.combine(
                        Arbitraries.of(
                                "en-US",
                                "tr-TR",
                                "ar-EG-u-nu-arab",
                                "de-DE",
                                "th-TH-u-ca-buddhist-nu-thai",
                                "fa-IR",
                                "ja-JP-u-ca-japanese"),
                        Arbitraries.of("UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu"))
                .as((tag, id) -> new Machine(Locale.forLanguageTag(tag), TimeZone.getTimeZone(id)));
    }
}
