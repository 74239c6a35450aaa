package io.tidemark.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.settings.kind.Kinds;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {

    private static final Key<Integer> COUNT =
            Key.of("label.count", Kinds.WHOLE, "how many").usually(1).formerly("labels");
    private static final Family KAFKA = new Family("kafka.", "PROPERTY", "passed on");
    private static final Keys KEYS = Keys.of("monitor", "A process", COUNT, KAFKA);
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void a_flag_wins_over_the_environment_and_that_over_the_file() throws IOException {
        Path file = file("label.count=2\n");
        Map<String, String> environment = Map.of("TIDEMARK_MONITOR_LABEL_COUNT", "3", "TIDEMARK_MONITORING", "x");
        assertThat(count(new Layers(KEYS))).isEqualTo(1);
        assertThat(count(new Layers(KEYS).file(file))).isEqualTo(2);
        assertThat(count(new Layers(KEYS).file(file).environment(environment))).isEqualTo(3);
        assertThat(count(Layers.of(KEYS, environment, file.toString(), "--set", "monitor.label.count=4")))
                .isEqualTo(4);
    }

    @Test
    void what_kubernetes_says_of_a_service_of_the_same_name_sets_nothing() {
        Map<String, String> links = Map.of(
                "TIDEMARK_MONITOR_SERVICE_HOST", "10.0.0.1",
                "TIDEMARK_MONITOR_REST_SERVICE_PORT", "8081",
                "TIDEMARK_MONITOR_REST_SERVICE_PORT_REST", "8081",
                "TIDEMARK_MONITOR_PORT", "tcp://10.0.0.1:8081",
                "TIDEMARK_MONITOR_PORT_8081_TCP", "tcp://10.0.0.1:8081",
                "TIDEMARK_MONITOR_PORT_8081_TCP_PROTO", "tcp",
                "TIDEMARK_MONITOR_PORT_8081_TCP_ADDR", "10.0.0.1");
        assertThat(new Layers(KEYS).environment(links).given()).isEmpty();
        assertThat(new Layers(KEYS)
                        .environment(Map.of("TIDEMARK_MONITOR_OPS_PORT", "9100"))
                        .given())
                .extracting(Given::name)
                .containsExactly("ops.port");
    }

    @Test
    void what_is_blank_is_not_set_and_what_was_said_before_stands() throws IOException {
        Path file = file("label.count=2\n");
        Map<String, String> blank = Map.of("TIDEMARK_MONITOR_LABEL_COUNT", " ");
        assertThat(count(new Layers(KEYS).file(file).environment(blank))).isEqualTo(2);
        assertThat(count(new Layers(KEYS).file(file).flag("label.count", "").given("label.count", "")))
                .isEqualTo(2);
        assertThat(count(new Layers(KEYS).file(file("labels=\n")).flag("label.count", "3")))
                .isEqualTo(3);
        assertThat(count(new Layers(KEYS).environment(blank))).isEqualTo(1);
    }

    @Test
    void a_variable_that_cannot_name_what_it_means_is_told_and_one_that_can_is_not() throws IOException {
        Key<String> own = Key.of("flink.dir", Kinds.TEXT, "a key of its own");
        Family flink = new Family("flink.", "OPTION", "passed on").notByVariable();
        Keys keys = Keys.of("features", "A process", own, flink);
        Map<String, String> variables = new TreeMap<>(Map.of("TIDEMARK_FEATURES_FLINK_DIR", "here"));
        variables.put("TIDEMARK_FEATURES_FLINK_BLANK", "");
        Path file = file("flink.restart-strategy.type=none\n");
        assertThat(new Layers(keys).file(file).environment(variables).read(Settings::texts, warnings::add))
                .isEqualTo(Map.of("flink.dir", "here", "flink.restart-strategy.type", "none"));
        variables.put("TIDEMARK_FEATURES_FLINK_RESTART_STRATEGY_TYPE", "none");
        assertThatThrownBy(() -> new Layers(keys).environment(variables).read(Settings::texts, warnings::add))
                .hasMessage("environment variable TIDEMARK_FEATURES_FLINK_RESTART_STRATEGY_TYPE: the names of"
                        + " flink.OPTION have hyphens, which a variable's cannot have; write it in the file, or --set"
                        + " features.flink.OPTION=VALUE");
    }

    @Test
    void problems_in_a_file_the_environment_and_a_flag_are_told_at_once_with_their_places() throws IOException {
        Path one = file("# first\nlabel.count=many\n");
        Path other = Files.writeString(directory.resolve("other.properties"), "\nlabel.cuont=1\ngate.steps=2\n");
        SettingsException e = catchThrowableOfType(
                SettingsException.class,
                () -> count(new Layers(KEYS)
                        .file(one)
                        .file(other)
                        .environment(Map.of("TIDEMARK_MONITOR_COUNT", "1"))
                        .flag("labels.cnt", "1")));
        assertThat(e.problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        one + " line 2: label.count is \"many\"; write a whole number",
                        other + " line 2: label.cuont is no setting of monitor; did you mean 'label.count'?",
                        other + " line 3: gate.steps is no setting of monitor; it is one of retraining",
                        "environment variable TIDEMARK_MONITOR_COUNT: count is no setting of monitor;"
                                + " tidemark config docs --process monitor lists what there is",
                        "--set: monitor.labels.cnt is no setting of monitor; did you mean 'monitor.label.count'?");
    }

    @Test
    void a_key_of_another_process_is_named_as_such_at_a_processs_own_start() throws IOException {
        Path file = file("retraining.gate.steps=1\nmonitor.window=7d\nrollout.winodw=1\n");
        Keys keys = Keys.of("monitor", "A process", Key.of("window", Kinds.TEXT, "how long"));
        SettingsException e = catchThrowableOfType(SettingsException.class, () -> Layers.of(
                        keys,
                        Map.of("TIDEMARK_MONITOR_GATE_NODES", "1"),
                        file.toString(),
                        "--set",
                        "retraining.gate.steps=hunter2",
                        "--set",
                        "gate.steps=2",
                        "--set",
                        "monitor.gate.steps=2")
                .read(Settings::texts, warnings::add));
        assertThat(e.problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        file
                                + " line 1: retraining.gate.steps is no setting of monitor; it is gate.steps of retraining",
                        file + " line 2: monitor.window is no setting of monitor; here it is called window",
                        file
                                + " line 3: rollout.winodw is no setting of monitor; tidemark config docs --process monitor"
                                + " lists what there is",
                        "environment variable TIDEMARK_MONITOR_GATE_NODES: gate.nodes is no setting of monitor; it is one"
                                + " of retraining",
                        "--set: retraining.gate.steps is no setting of monitor; it is gate.steps of retraining, and here"
                                + " only monitor.KEY=VALUE is taken",
                        "--set: gate.steps is no setting of monitor; it is one of retraining, and here only"
                                + " monitor.KEY=VALUE is taken",
                        "--set: monitor.gate.steps is no setting of monitor; it is one of retraining");
    }

    @Test
    void an_old_name_warns_and_stands_for_the_new_one_in_every_layer() throws IOException {
        Path file = file("labels=2\n");
        assertThat(count(new Layers(KEYS).file(file))).isEqualTo(2);
        assertThat(warnings).containsExactly(file + " line 1: labels is called label.count now; write that");
        assertThat(count(new Layers(KEYS).file(file).flag("label.count", "3"))).isEqualTo(3);
        assertThatThrownBy(() -> count(new Layers(KEYS).file(file("labels=2\nlabel.count=3\n"))))
                .hasMessageContaining("line 2: label.count is set by its old name and its new one");
    }

    @Test
    void a_secret_in_a_flag_is_warned_of_and_one_in_a_file_is_not() throws IOException {
        count(new Layers(KEYS).file(file("kafka.ssl.key.password=hunter2\n")).flag("kafka.client.id", "me"));
        assertThat(warnings).isEmpty();
        count(new Layers(KEYS).flag("kafka.ssl.key.password", "hunter2"));
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0))
                .startsWith("monitor.kafka.ssl.key.password is a secret")
                .doesNotContain("hunter2");
    }

    @Test
    void the_environment_names_settings_of_others_by_their_points() {
        Layers layers = new Layers(KEYS).environment(Map.of("TIDEMARK_MONITOR_KAFKA_SECURITY_PROTOCOL", "SSL"));
        Map<String, String> passedOn = layers.read(settings -> settings.of(KAFKA), warnings::add);
        assertThat(passedOn).isEqualTo(Map.of("security.protocol", "SSL"));
    }

    @Test
    void a_key_twice_in_a_file_and_a_broken_escape_are_told() throws IOException {
        assertThatThrownBy(() -> count(new Layers(KEYS).file(file("label.count=2\nkafka.a=\\u12\nlabel.count=3\n"))))
                .hasMessageContaining("line 2: an escape is malformed")
                .hasMessageContaining("line 3: label.count is set in line 1 too");
    }

    @Test
    void a_file_that_is_absent_or_no_text_is_one_sentence() throws IOException {
        Path absent = directory.resolve("absent");
        assertThatThrownBy(() -> count(new Layers(KEYS).file(absent)))
                .hasMessage("there is no settings file " + absent);
        Path binary = Files.write(directory.resolve("binary"), new byte[] {'a', '=', (byte) 0xe4});
        assertThatThrownBy(() -> count(new Layers(KEYS).file(binary))).hasMessageContaining("no text in UTF-8");
    }

    @Test
    void arguments_that_are_none_are_told() throws IOException {
        Path file = file("");
        assertThatThrownBy(() -> Layers.of(KEYS, Map.of())).hasMessageContaining("a properties file");
        assertThatThrownBy(() -> count(Layers.of(KEYS, Map.of(), file.toString(), "--set", "nowhere.threads=2")))
                .hasMessageContaining("write monitor.KEY=VALUE");
        assertThatThrownBy(() -> count(Layers.of(KEYS, Map.of(), file.toString(), "--sett", "monitor.label.count=2")))
                .hasMessageContaining("--sett is no flag");
    }

    /** The JDK's own reader is the oracle, on files without repeated keys. */
    @Property
    void files_are_read_as_the_jdk_reads_them(@ForAll("files") String text) throws IOException {
        Properties expected = new Properties();
        expected.load(new StringReader(text));
        Path file = Files.writeString(Files.createTempFile("settings", ".properties"), text, StandardCharsets.UTF_8);
        try {
            Map<String, String> found = new TreeMap<>();
            List<Problem> problems = new ArrayList<>();
            SettingsFile.read(file, problems).forEach(given -> found.put(given.name(), given.text()));
            if (problems.isEmpty()) {
                Map<String, String> stripped = new TreeMap<>();
                expected.forEach((key, value) ->
                        stripped.put(key.toString(), value.toString().strip()));
                // A backslash alone on the last line is a key without a name to the JDK.
                stripped.remove("");
                found.remove("");
                assertThat(found).isEqualTo(stripped);
            } else {
                assertThat(problems).allMatch(problem -> problem.sentence().contains("is set in line"));
            }
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of("a", "b", "c.d", "=", ":", " ", "\n", "\r\n", "\\", "\\\n", "#", "!", "é", "\t", "\\t")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("monitor.properties"), text);
    }

    private int count(Layers layers) {
        return layers.read(settings -> settings.get(COUNT), warnings::add);
    }
}
