package io.tidemark.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.settings.kind.Kinds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Key<Duration> WINDOW = Key.of("window", Kinds.DURATION, "event time per report")
            .usually(Duration.ofDays(7))
            .atLeast(Duration.ofSeconds(1));
    private static final Key<Integer> LOW =
            Key.of("count.low", Kinds.WHOLE, "the least").usually(1).atLeast(0);
    private static final Key<Integer> HIGH =
            Key.of("count.high", Kinds.WHOLE, "the most").usually(9).formerly("most");
    private static final Key<String> SERVER =
            Key.of("server", Kinds.TEXT, "where it is").required();
    private static final Family CLIENT = new Family("client.", "PROPERTY", "passed on");
    private static final Keys KEYS = Keys.of(
            "monitor",
            "A process",
            WINDOW,
            Keys.of("counts", "How many", LOW, HIGH),
            SERVER,
            CLIENT,
            new Removed("weekly", "window"));

    private record Range(int low, int high) {
        Range {
            if (low > high) {
                throw new IllegalArgumentException("count.low is above count.high");
            }
        }
    }

    private record Config(Duration window, Range range, String server, Map<String, String> client) {
        static Config of(Settings settings) {
            Supplier<Range> range = settings.part(() -> new Range(settings.get(LOW), settings.get(HIGH)));
            return new Config(settings.get(WINDOW), range.get(), settings.get(SERVER), settings.of(CLIENT));
        }
    }

    @Test
    void what_is_not_set_is_as_usual_and_blank_is_not_set() {
        assertThat(read(Map.of("server", "here", "window", " ", "client.a.b", "c")))
                .isEqualTo(new Config(Duration.ofDays(7), new Range(1, 9), "here", Map.of("a.b", "c")));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        SettingsException e = catchThrowableOfType(
                SettingsException.class,
                () -> read(Map.of("window", "10", "windw", "1d", "count.low", "10", "weekly", "yes")));
        assertThat(e.problems())
                .extracting(Problem::sentence)
                .containsExactlyInAnyOrder(
                        "window is \"10\", but a number needs its unit: 10s are seconds, 10ms milliseconds; write a"
                                + " duration such as 250ms, 30s, 10min, 12h or 7d, at least 1s",
                        "windw is no setting of monitor; did you mean 'window'?",
                        "weekly is no more; write window",
                        "count.low is above count.high",
                        "server is missing: where it is; write a text");
    }

    @Test
    void what_hangs_on_a_wrong_value_is_not_complained_of() {
        assertThatThrownBy(() -> read(Map.of("server", "here", "count.low", "x", "count.high", "0")))
                .hasMessage("count.low is \"x\"; write a whole number, at least 0");
    }

    @Test
    void a_former_name_is_understood() {
        assertThat(read(Map.of("server", "here", "most", "5")).range()).isEqualTo(new Range(1, 5));
    }

    @Test
    void a_name_that_is_like_no_other_is_sent_to_the_reference() {
        assertThatThrownBy(() -> read(Map.of("server", "here", "zzzzzzzzzzzz", "5")))
                .hasMessageContaining("tidemark config docs --process monitor");
    }

    @Test
    void a_secret_is_not_in_what_is_said_of_it() {
        Key<Integer> secret = Key.of("pin", Kinds.WHOLE, "a number").secret();
        assertThatThrownBy(() -> Settings.read(
                        Keys.of("p", "A process", secret), Map.of("pin", "hunter2"), settings -> settings.find(secret)))
                .hasMessage("pin is \"****\"; write a whole number");
    }

    @Test
    void a_key_is_shown_as_whoever_set_it_wrote_it() {
        Layers layers = new Layers(KEYS)
                .chosen(Map.of("server", "here"))
                .flag("window", "2d")
                .flag("most", "5");
        assertThat(layers.<List<String>>read(
                        settings -> Stream.of(WINDOW, HIGH, SERVER, LOW)
                                .map(settings::shown)
                                .toList(),
                        warning -> {}))
                .as("in a flag, by its former name in a flag, by a program, not at all")
                .containsExactly("monitor.window", "monitor.count.high", "server", "count.low");
    }

    @Test
    void two_keys_of_one_name_are_a_mistake_of_the_program() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.of("p", "A process", WINDOW, Keys.of("g", "A group", WINDOW)))
                .withMessageContaining("two keys window");
    }

    @Test
    void the_page_shows_each_key_once() {
        assertThat(SettingsPage.of(KEYS, Map.of("window", "12h")).markdown())
                .contains("| `window` | duration, at least 1s | 7d | 12h | event time per report |")
                .contains("| `count.high` | whole number | 9 | | the most (formerly most) |")
                .contains("| `server` | text | required | | where it is |")
                .contains("| `client.PROPERTY` | text | | | passed on |")
                .contains("### monitor: counts");
    }

    private static Config read(Map<String, String> texts) {
        return Settings.read(KEYS, texts, Config::of);
    }

    @Test
    void onlyWhatLiesAtAPathIsReadAnew() {
        Key<?> keys = Key.of("keys", Kinds.PATH, "who is trusted").readAnew();
        assertThat(keys.isReadAnew()).isTrue();
        assertThat(SettingsPage.of(Keys.of("scoring", "A process", keys), Map.of())
                        .markdown())
                .contains("who is trusted (what lies there is read anew while the process runs)");
        assertThatIllegalArgumentException()
                .isThrownBy(WINDOW::readAnew)
                .withMessage("window names no file: its value is read once");
    }
}
