package io.tidemark.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCommandsTest {

    private static final String CONNECTION = "bootstrap.servers=b:1\nschema.registry.url=http://r\n";

    @TempDir
    Path dir;

    @Test
    void a_misspelt_setting_ends_up_before_anything_is_written_or_started() throws IOException {
        Path data = dir.resolve("data");
        Set<ProcessHandle> before = descendants();
        for (List<String> how : List.of(List.<String>of(), List.of("--detach"))) {
            Run run = run(Stream.concat(
                    Stream.of("up", "--data-dir", data.toString(), "--set", "monitor.windw=1d"), how.stream()));
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("monitor.windw is no setting of monitor; did you mean 'monitor.window'?");
            assertThat(data).doesNotExist();
        }
        assertThat(before).containsAll(descendants());
    }

    private static Set<ProcessHandle> descendants() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    @Test
    void a_misspelt_setting_leaves_the_last_demo_alone() throws IOException {
        Path kept = Files.createDirectories(dir.resolve("demo")).resolve("kept");
        Files.writeString(kept, "of the last demo");
        Run run = Run.of("demo", "--data-dir", kept.getParent().toString(), "--set", "scoring.thread=1");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("did you mean 'scoring.threads'?");
        assertThat(kept).exists();
    }

    @Test
    void a_flag_of_a_process_whose_file_is_not_named_is_not_passed_over() throws IOException {
        Path file = Files.writeString(dir.resolve("scoring.properties"), CONNECTION);
        Run run = Run.of("config", "check", file.toString(), "--set", "monitor.windw=1d");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("monitor.windw is of no file named here", "name the file of monitor too");
    }

    @Test
    void up_tells_everything_that_is_wrong_with_all_processes_at_once() {
        Run run = Run.of(
                "up",
                "--data-dir",
                dir.toString(),
                "--drift-window",
                "10",
                "--set",
                "scoring.threads=none",
                "--set",
                "rollout.window=1d",
                "--set",
                "retraining.models.signing.key=no/such.pem",
                "--set",
                "features.catalogue=no-such",
                "--set",
                "monitor.segments=merchant");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("--drift-window: monitor.window is \"10\", but a number needs its unit")
                .contains("--set: scoring.threads is \"none\"; write a whole number, at least 1")
                .contains("--set: rollout.window is no setting of rollout; it is one of monitor")
                .contains("--set: retraining.models.signing.key is \"no/such.pem\", but there is no such file")
                .contains("no-such")
                .contains("segments names \"merchant\"");
    }

    @Test
    void two_files_with_a_problem_each_are_both_named_with_their_lines() throws IOException {
        Path scoring = file("scoring.properties", CONNECTION + "state.dir=s\nthread=2\n");
        Path monitor = file("monitor.properties", CONNECTION + "\nwindow=soon\nstate.dir=s\n");
        Run run = Run.of("config", "check", scoring.toString(), monitor.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(scoring + " line 4: thread is no setting of scoring; did you mean 'threads'?")
                .contains(monitor + " line 4: window is \"soon\"; write a duration")
                .contains(monitor + " line 5: state.dir is no setting of monitor; it is one of ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void two_files_of_a_stack_are_checked_alike() throws IOException {
        Path one = file("one", "scoring.threads=x\n");
        Path other = file("other", "\nmonitor.windw=1d\nno.process=1\n");
        Run run = Run.of("config", "check", "--settings", one.toString(), "--settings", other.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(one + " line 1: scoring.threads is \"x\"")
                .contains(other + " line 2: monitor.windw is no setting of monitor; did you mean 'monitor.window'?")
                .contains(other + " line 3: there is no process \"no\" to set anything of");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "monitor.window=7d",
                "monitor.window=10min",
                "monitor.window=1d12h",
                "monitor.window=PT5M",
                "monitor.label.wait=0",
                "scoring.model.slow.after=250ms",
                "scoring.model.stale.after=15m",
                "scoring.models.fetch.limit=256 MB",
                "retraining.cooldown=10 min",
                "retraining.training.memory=2 GB",
                "features.silence=250ms",
                "flink.checkpoint.interval=1s",
                "flink.flink.taskmanager.memory.network.max=64m",
                "broker.num.io.threads=2",
                "scoring.kafka.streams.group.instance.id=one"
            })
    void what_people_write_is_right(String setting) {
        Run run = Run.of("config", "check", "--data-dir", dir.toString(), "--set", setting);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1 settings checked, nothing wrong");
    }

    @Test
    void a_secret_in_a_flag_is_warned_of_and_never_shown() {
        Run run = Run.of(
                "config",
                "show",
                "--data-dir",
                dir.toString(),
                "--process",
                "scoring",
                "--changed",
                "--set",
                "scoring.kafka.sasl.jaas.config=hunter2",
                "--set",
                "scoring.schema.registry.url=http://ann:hunter2@r:1");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("kafka.sasl.jaas.config", "****", "http://****@r:1")
                .doesNotContain("hunter2");
        Run check = Run.of("config", "check", "--set", "scoring.kafka.sasl.jaas.config=hunter2");
        assertThat(check.err())
                .contains("scoring.kafka.sasl.jaas.config is a secret")
                .doesNotContain("hunter2");
    }

    @Test
    void what_is_in_force_is_shown_with_where_it_comes_from() throws IOException {
        Path file = file("settings", "# mine\nmonitor.window=12h\n");
        Run run = Run.of(
                "config",
                "show",
                "-o",
                "json",
                "--data-dir",
                dir.toString(),
                "--process",
                "monitor",
                "--settings",
                file.toString());
        assertThat(run.out())
                .contains("{\"process\":\"monitor\",\"key\":\"window\",\"value\":\"12h\",\"from\":\"" + file
                        + " line 2\"}")
                .contains("\"key\":\"partitions\",\"value\":\"4\",\"from\":\"up\"")
                .contains("\"key\":\"baseline.weeks\",\"value\":\"4\",\"from\":\"\"");
    }

    @Test
    void a_file_whose_process_is_not_clear_is_asked_about() throws IOException {
        Path file = file("mine.properties", "");
        assertThat(Run.of("config", "check", file.toString()).err()).contains("add --process, one of broker, flink");
        assertThat(Run.of("config", "check", file.toString(), "--process", "scorin")
                        .err())
                .contains("did you mean 'scoring'?");
        assertThat(Run.of("config", "check").code()).isEqualTo(2);
        assertThat(Run.of("config", "check", dir.resolve("absent").toString(), "--process", "monitor")
                        .err())
                .contains("there is no settings file " + dir.resolve("absent"));
    }

    @Test
    void the_reference_is_printed_of_all_processes_or_of_one() {
        Run one = Run.of("config", "docs", "--process", "rollout");
        assertThat(one.out())
                .startsWith("## rollout")
                .contains("| `trial.shadow.events` |")
                .doesNotContain("label.keep");
        Run json = Run.of("config", "docs", "-o", "json");
        assertThat(json.code()).isZero();
        assertThat(json.out()).contains("\"label.keep\"").contains("\"process\" : \"retraining\"");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    private static Run run(Stream<String> words) {
        return Run.of(words.toArray(String[]::new));
    }
}
