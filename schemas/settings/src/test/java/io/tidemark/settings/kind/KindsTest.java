package io.tidemark.settings.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "250ms, PT0.25S",
        "250 ms, PT0.25S",
        "30s, PT30S",
        "1.5s, PT1.5S",
        "15m, PT15M",
        "10min, PT10M",
        "10 min, PT10M",
        "10 m, PT10M",
        "90 minutes, PT90M",
        "1h, PT1H",
        "1h30m, PT1H30M",
        "7d, PT168H",
        "7D, PT168H",
        "1d12h, PT36H",
        "1 d 12 h, PT36H",
        "PT5M, PT5M",
        "pt5m, PT5M",
        "P7D, PT168H",
        "500us, PT0.0005S"
    })
    void durations_are_taken_as_people_write_them(String text, Duration expected) throws UnfitException {
        assertThat(Kinds.DURATION.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "1.5", "d", "5x", "1d12", "--5s", "five s", "1e3s", "99999999999d", "P", "40000d"})
    void other_texts_are_no_durations(String text) {
        assertThatThrownBy(() -> Kinds.DURATION.parse(text)).isInstanceOf(UnfitException.class);
    }

    @Property
    void a_duration_is_read_back_from_its_text(@ForAll @LongRange(min = 0, max = 36_525L * 86_400 * 1_000) long millis)
            throws UnfitException {
        readBack(Kinds.DURATION, Duration.ofMillis(millis));
    }

    @Property
    void nanoseconds_are_read_back_too(@ForAll @LongRange(min = 0) long nanos) throws UnfitException {
        Duration duration = Duration.ofNanos(nanos % (36_525L * 86_400 * 1_000_000_000L));
        readBack(Kinds.DURATION, duration);
    }

    /** The slow way: each unit counted by itself. */
    @Property
    void parts_of_a_duration_add_up(
            @ForAll @LongRange(min = 0, max = 999) long days,
            @ForAll @LongRange(min = 0, max = 999) long hours,
            @ForAll @LongRange(min = 0, max = 999) long millis,
            @ForAll("gaps") String gap)
            throws UnfitException {
        String text = days + gap + "d" + gap + hours + "h" + gap + millis + gap + "ms";
        assertThat(Kinds.DURATION.parse(text))
                .isEqualTo(Duration.ofMillis(days * 86_400_000 + hours * 3_600_000 + millis));
    }

    @Provide
    Arbitrary<String> gaps() {
        return Arbitraries.of("", " ", "  ");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "65536, 65536",
        "1 byte, 1",
        "512 kB, 524288",
        "512k, 524288",
        "256 MB, 268435456",
        "256MB, 268435456",
        "256 MiB, 268435456",
        "1.5 GB, 1610612736",
        "1g, 1073741824",
        "2 TB, 2199023255552"
    })
    void sizes_are_taken_as_people_write_them(String text, long bytes) throws UnfitException {
        assertThat(Kinds.BYTES.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "-1", "1.5", "3 parsecs", "1,000", "9999999 TB"})
    void other_texts_are_no_sizes(String text) {
        assertThatThrownBy(() -> Kinds.BYTES.parse(text)).isInstanceOf(UnfitException.class);
    }

    @Test
    void a_number_of_megabytes_may_have_its_unit_and_is_whole() throws UnfitException {
        assertThat(Kinds.MEGABYTES.parse("2048")).isEqualTo(2L << 30);
        assertThat(Kinds.MEGABYTES.parse("2 GB")).isEqualTo(2L << 30);
        assertThatThrownBy(() -> Kinds.MEGABYTES.parse("1500 kB")).isInstanceOf(UnfitException.class);
    }

    @Property
    void a_size_is_read_back_from_its_text(@ForAll @LongRange(min = 0, max = 1L << 58) long bytes)
            throws UnfitException {
        readBack(Kinds.BYTES, bytes);
        readBack(Kinds.BYTES, bytes & -1L << 20);
        readBack(Kinds.MEGABYTES, bytes & -1L << 20);
    }

    @Property
    void a_number_is_read_back_from_its_text_bit_for_bit(@ForAll double number) throws UnfitException {
        readBack(Kinds.NUMBER, number + 0.0);
    }

    @Property
    void a_share_is_read_back_from_its_text_bit_for_bit(@ForAll @DoubleRange(min = 0, max = 1) double share)
            throws UnfitException {
        readBack(Kinds.SHARE, share);
    }

    @Test
    void a_share_may_be_in_per_cent_and_a_number_may_not() throws UnfitException {
        assertThat(Kinds.SHARE.parse("5%")).isEqualTo(0.05);
        assertThat(Kinds.SHARE.parse("0.1 %")).isEqualTo(0.001);
        assertThatThrownBy(() -> Kinds.NUMBER.parse("5%")).isInstanceOf(UnfitException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "Infinity", "1e999", "0x10", "1f", "1,5", ".", "+"})
    void other_texts_are_no_numbers(String text) {
        assertThatThrownBy(() -> Kinds.NUMBER.parse(text)).isInstanceOf(UnfitException.class);
    }

    @Property
    void a_whole_number_is_read_back_from_its_text(@ForAll int number) throws UnfitException {
        readBack(Kinds.WHOLE, number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.0", "2147483648", "1e3", "\u0661"})
    void other_texts_are_no_whole_numbers(String text) {
        assertThatThrownBy(() -> Kinds.WHOLE.parse(text)).isInstanceOf(UnfitException.class);
    }

    @Property
    void an_amount_is_read_back_from_its_text_with_its_digits(
            @ForAll @BigRange(min = "0", max = "999999999999999") @Scale(4) BigDecimal amount) throws UnfitException {
        readBack(Kinds.AMOUNT, amount);
    }

    @Property
    void a_list_is_read_back_from_its_text(
            @ForAll @Size(max = 5) List<@LongRange(min = 0, max = 1_000_000) Long> millis) throws UnfitException {
        readBack(
                Kinds.list(Kinds.DURATION),
                millis.stream().map(Duration::ofMillis).toList());
    }

    @Test
    void a_gap_in_a_list_is_told() {
        assertThatThrownBy(() -> Kinds.list(Kinds.WHOLE).parse("1,,2")).hasMessageContaining("between two commas");
    }

    @Property
    void a_choice_is_read_back_from_its_text_whatever_its_capitals(@ForAll DayOfWeek day) throws UnfitException {
        Kind<DayOfWeek> kind = Kinds.choice(DayOfWeek.class);
        readBack(kind, day);
        assertThat(kind.parse(day.name().toUpperCase(Locale.ROOT))).isEqualTo(day);
    }

    @Test
    void yes_and_no_have_two_words_each() throws UnfitException {
        for (boolean answer : new boolean[] {true, false}) {
            readBack(Kinds.YES_NO, answer);
            assertThat(Kinds.YES_NO.parse(answer ? "yes" : "no")).isEqualTo(answer);
        }
        assertThatThrownBy(() -> Kinds.YES_NO.parse("maybe")).isInstanceOf(UnfitException.class);
    }

    @Test
    void a_secret_file_must_be_there_and_a_path_need_not(@TempDir Path directory) throws Exception {
        Path absent = directory.resolve("key");
        readBack(Kinds.PATH, absent);
        assertThatThrownBy(() -> Kinds.SECRET_FILE.parse(absent.toString())).hasMessageContaining("no such file");
        assertThatThrownBy(() -> Kinds.SECRET_FILE.parse(directory.toString())).hasMessageContaining("directory");
        Files.writeString(absent, "secret");
        readBack(Kinds.SECRET_FILE, absent);
    }

    private static <T> void readBack(Kind<T> kind, T value) throws UnfitException {
        assertThat(kind.parse(kind.print(value))).isEqualTo(value);
    }
}
