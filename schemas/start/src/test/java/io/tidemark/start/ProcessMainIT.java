package io.tidemark.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemark.embedded.EmbeddedKafka;
import io.tidemark.embedded.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("component")
class ProcessMainIT {

    @RegisterExtension
    static final EmbeddedKafka KAFKA = EmbeddedKafka.shared();

    private static final Duration SOON = Duration.ofMinutes(3);

    /** It touches no server. */
    private static final Map<String, String> ALONE =
            Map.of("bootstrap.servers", "none:1", "schema.registry.url", "http://none:1");

    @TempDir
    Path directory;

    @Test
    void itSaysWhatItWaitsForAndGivesUpWhenItsPatienceEnds() throws Exception {
        int ops = Ports.free();
        int nobody = Ports.free();
        Map<String, String> settings = new HashMap<>(KAFKA.connection().toProperties());
        settings.put("bootstrap.servers", "127.0.0.1:" + nobody);
        settings.put("start.patience", "15s");
        settings.put("ops.port", String.valueOf(ops));
        try (Sample sample = Sample.start(directory, settings)) {
            String sentence = "sample: Kafka at 127.0.0.1:" + nobody + " could not be reached";
            await().atMost(SOON).until(() -> sample.stderr().contains(sentence));
            assertThat(Sample.ready(ops)).contains("Kafka at 127.0.0.1:" + nobody + " could not be reached");
            assertThat(sample.awaitEnd(SOON)).isEqualTo(69);
            // What it waits for, and what it gave up for.
            assertThat(sample.stderr().lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                    .startsWith(sentence));
            assertThat(sample.stderr().lines().findFirst().orElseThrow()).contains("start.patience");
        }
    }

    @Test
    void aRegistryThatDoesNotAnswerIsWaitedForTheSame() throws Exception {
        Map<String, String> settings = new HashMap<>(KAFKA.connection().toProperties());
        settings.put("schema.registry.url", "http://127.0.0.1:" + Ports.free());
        settings.put("start.patience", "8s");
        try (Sample sample = Sample.start(directory, settings)) {
            assertThat(sample.awaitEnd(SOON)).isEqualTo(69);
            assertThat(sample.stderr().lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                    .startsWith("sample: The schema registry at http://127.0.0.1:"));
        }
    }

    @Test
    void withItsServersAndTopicsItBeginsAndEndsInOrder() throws Exception {
        int ops = Ports.free();
        Map<String, String> settings = new HashMap<>(KAFKA.connection().toProperties());
        settings.put("ops.port", String.valueOf(ops));
        try (Sample sample = Sample.start(directory, settings)) {
            await().atMost(SOON).until(() -> Sample.ready(ops).contains("\"ready\""));
            sample.process().destroy();
            assertThat(sample.awaitEnd(SOON)).isEqualTo(128 + 15);
            // By a logger up to the last.
            assertThat(sample.stdout()).contains("closed in order");
            assertThat(sample.stderr()).isEmpty();
        }
    }

    @Test
    void topicsThatAreMissingAreNamed() throws Exception {
        Map<String, String> settings = new HashMap<>(KAFKA.connection().toProperties());
        settings.put("topic.prefix", "nowhere.");
        try (Sample sample = Sample.start(directory, settings)) {
            assertThat(sample.awaitEnd(SOON)).isEqualTo(1);
            assertThat(sample.stderr().strip())
                    .startsWith("sample: ")
                    .contains("nowhere.features")
                    .contains("nowhere.scores")
                    .doesNotContain("\n");
        }
    }

    @Test
    void aTakenPortAndAnAddressOfAnotherMachineAreOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    "sample: the ops port " + taken.getLocalPort() + " of sample cannot be bound",
                    "ops.port=" + taken.getLocalPort());
        }
        assertRefused(
                "sample: ops.address is \"192.0.2.1\", which is no address of this machine", "ops.address=192.0.2.1");
        assertRefused("sample: log.file is \"/proc/none/log\", which cannot be written", "log.file=/proc/none/log");
        assertRefused(
                "sample: --set: sample.ops.prt is no setting of sample; did you mean 'sample.ops.port'?", "ops.prt=1");
    }

    private void assertRefused(String sentence, String setting) throws InterruptedException {
        try (Sample sample = Sample.start(directory, ALONE, "--set", "sample." + setting)) {
            assertThat(sample.awaitEnd(SOON)).isEqualTo(2);
            assertThat(sample.stderr().strip()).startsWith(sentence).doesNotContain("\n");
        }
    }

    @Test
    void aSecretInAFlagIsWarnedOf() throws Exception {
        try (Sample sample = Sample.start(
                directory,
                ALONE,
                "--set",
                "sample.end=that was all",
                "--set",
                "sample.kafka.ssl.key.password=geheim")) {
            assertThat(sample.awaitEnd(SOON)).isEqualTo(1);
            assertThat(sample.stderr().lines())
                    .containsExactly(
                            "sample: sample.kafka.ssl.key.password is a secret, and everybody on this machine sees the"
                                    + " words of a command; write it into a file",
                            "sample: that was all");
            assertThat(sample.stdout()).doesNotContain("geheim");
        }
    }

    @Test
    void thatItServesOnAllAddressesIsSaid() throws Exception {
        Map<String, String> settings = new HashMap<>(ALONE);
        settings.put("ops.address", "0.0.0.0");
        settings.put("end", "that was all");
        try (Sample sample = Sample.start(directory, settings)) {
            assertThat(sample.awaitEnd(SOON)).isEqualTo(1);
            assertThat(sample.stdout()).contains("WARN").contains("to whoever reaches it, without a key");
        }
    }
}
