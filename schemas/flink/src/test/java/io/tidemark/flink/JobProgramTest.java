package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.log.kafka.Connection;
import io.tidemark.log.kafka.KafkaUnreachableException;
import io.tidemark.settings.Family;
import io.tidemark.settings.Key;
import io.tidemark.settings.Keys;
import io.tidemark.settings.Settings;
import io.tidemark.settings.kind.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a job's main method does where the process belongs to somebody else, as in a job manager. */
class JobProgramTest {

    private static final Keys KEYS = Keys.of(
            "test",
            "A job.",
            Key.of("a", Kinds.TEXT, "one"),
            Key.of("b", Kinds.TEXT, "another"),
            Key.of("n", Kinds.WHOLE, "a number"),
            new Family("c.", "X", "any other"));

    @TempDir
    Path dir;

    @Test
    void runsTheJobUnderTheFilesSettingsAndTheArgumentsBehindIt() throws Exception {
        Map<String, String> seen = new HashMap<>();
        JobProgram program = new JobProgram("test", (environment, args) -> {
            seen.putAll(read(args));
            environment.fromSequence(1, 3).sinkTo(new DiscardingSink<>());
        });
        program.run(file("a=1 \nb=2\n").toString(), "--set", "test.b=3", "--set", "test.c.d=x=y");
        assertThat(seen).containsOnly(Map.entry("a", "9"), Map.entry("b", "3"), Map.entry("c.d", "x=y"));
    }

    @Test
    void whatKeepsItFromThatIsOneSentenceWithoutATrace() throws IOException {
        assertRefused(2, "test: the test job needs a properties file as its first argument");
        assertRefused(
                2, "test: the properties file ", dir.resolve("none.properties").toString());
        assertRefused(
                2,
                "test: " + dir.resolve("job.properties") + " line 1: n is \"x\"; write a whole number; "
                        + dir.resolve("job.properties") + " line 2: aa is no setting of test; did you mean 'a'?",
                file("n=x\naa=1").toString());
        String file = file("a=1").toString();
        assertRefused(
                2,
                "test: the arguments of test are a properties file and any number of --set test.KEY=VALUE, but there are 2 words",
                file,
                "b");
        assertRefused(
                2, "test: --set: other.b is no setting of test; write test.KEY=VALUE", file, "--set", "other.b=1");
        assertRefused(2, "test: --set: test. is no setting of test", file, "--set", "test.=1");
        assertRefused(
                2,
                "test: " + dir.resolve("job.properties") + " line 1: an escape is malformed",
                file("a=\\u00zz").toString());
        assertRefused(2, "test: " + dir + ": the settings file cannot be read", dir.toString());
    }

    private static Map<String, String> read(String... args) {
        return JobArguments.layers(KEYS, Map.of("TIDEMARK_TEST_A", "9", "TIDEMARK_OTHER_A", "8"), args)
                .read(Settings::texts, warning -> {});
    }

    private void assertRefused(int code, String sentence, String... args) {
        assertThatThrownBy(() -> new JobProgram("test", (environment, words) -> read(words)).run(args))
                .isInstanceOfSatisfying(JobRefused.class, refused -> {
                    assertThat(refused.exitCode()).isEqualTo(code);
                    assertThat(refused).hasMessageStartingWith(sentence).hasNoCause();
                    assertThat(refused.getMessage()).doesNotContain("\n");
                    assertThat(refused.getStackTrace()).isEmpty();
                });
    }

    @Test
    void exitCodesAreThoseOfEveryProcess() {
        assertThat(Refusals.of("test", new IllegalArgumentException("window is \"x\"\n  line two")))
                .hasMessage("test: window is \"x\" line two")
                .extracting(JobRefused::exitCode)
                .isEqualTo(2);
        assertThat(Refusals.of("test", unreachable()).exitCode()).isEqualTo(69);
        JobRefused settings = Refusals.of(
                "test", new KafkaException("Failed to construct", new ConfigException("acks", "maybe", "is unknown")));
        assertThat(settings.exitCode()).isEqualTo(2);
        assertThat(settings).hasMessageContaining("acks");
        assertThat(Refusals.of("test", new IllegalStateException("outer", new IOException("disk full"))))
                .hasMessage(
                        "test: the job was not submitted or has failed: java.io.IOException: disk full; Flink's log says more")
                .extracting(JobRefused::exitCode)
                .isEqualTo(1);
        assertThat(Refusals.of("test", new NoClassDefFoundError("org/apache/flink/Gone")))
                .hasMessageContaining("this Flink does not fit the job, org/apache/flink/Gone");
    }

    @Test
    void theLocaleOfAProcessThatIsNotItsOwnStays() throws Exception {
        Locale before = Locale.getDefault();
        Locale arabic = Locale.forLanguageTag("ar-EG-u-nu-arab");
        Locale.setDefault(arabic);
        try {
            new JobProgram("test", (environment, words) -> {}).run("--help");
            assertThat(Locale.getDefault()).isEqualTo(arabic);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatSaysNothingIsNamed() {
        assertThat(Refusals.of("test", new IllegalArgumentException((String) null)))
                .hasMessage("test: java.lang.IllegalArgumentException");
        assertThat(Refusals.of("test", new IllegalStateException()))
                .hasMessageStartingWith("test: the job was not submitted or has failed: java.lang.IllegalState");
        assertThat(Refusals.of("test", new UnsatisfiedLinkError()))
                .hasMessageContaining("java.lang.UnsatisfiedLinkError is missing or another");
        assertThat(Refusals.of("test", new ExceptionInInitializerError(new IOException("no librocksdbjni in /tmp"))))
                .hasMessage("test: the job was not submitted or has failed: java.io.IOException: no librocksdbjni in"
                        + " /tmp; Flink's log says more")
                .extracting(JobRefused::exitCode)
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"2.2.1, true", "2.2.7, true", "2.2-SNAPSHOT, true", "2.1.0, false", "2.20.0, false", "1.20.3, false"})
    void theJobIsForAllBugFixReleasesOfOneFlink(String found, boolean fits) {
        assertThat(FlinkVersion.reasonToRefuse("features", "2.2.1", found).isEmpty())
                .isEqualTo(fits);
    }

    @Test
    void anotherFlinkIsNamed() {
        assertThat(FlinkVersion.reasonToRefuse("features", "2.2.1", "2.1.0"))
                .contains("the features job was built for Flink 2.2.x and this cluster runs Flink 2.1.0; submit it to a"
                        + " Flink 2.2.x cluster, or take the release of Tidemark that was built for Flink 2.1.x");
        assertThat(FlinkVersion.reasonToRefuse("features"))
                .as("the Flink that this build is tested with")
                .isEmpty();
    }

    private static KafkaUnreachableException unreachable() {
        Connection connection = Connection.from(Map.of("bootstrap.servers", "x:1", "schema.registry.url", "http://x"));
        return new KafkaUnreachableException(connection, "list its topics", new IOException("refused"));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("job.properties"), text);
    }
}
